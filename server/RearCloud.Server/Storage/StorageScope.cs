namespace RearCloud.Server.Storage;

/// <summary>One run of a write transaction: its database and the scope that shares it.</summary>
public sealed record StorageScope(RearCloudDb Db, IServiceProvider Services);
