namespace RearCloud.TestKit.Databases;

/// <summary>A server that somebody else runs and names by a connection string in the environment.</summary>
internal sealed class GivenPostgresServer(string connectionString) : IPostgresServer
{
    internal const string Variable = "REARCLOUD_TEST_POSTGRES";

    public string Description => $"the server that {Variable} names";

    public string AdministrationConnectionString => connectionString;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
