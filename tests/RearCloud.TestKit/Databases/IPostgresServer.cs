namespace RearCloud.TestKit.Databases;

/// <summary>A running PostgreSQL server on which test databases are created.</summary>
internal interface IPostgresServer : IAsyncDisposable
{
    /// <summary>What this server is, for messages.</summary>
    string Description { get; }

    /// <summary>Connects as a role that may create databases.</summary>
    string AdministrationConnectionString { get; }
}
