namespace RearCloud.Cli.Panels;

/// <summary>A server or none.</summary>
internal readonly record struct ServerChoice(ServerPlan? Server);
