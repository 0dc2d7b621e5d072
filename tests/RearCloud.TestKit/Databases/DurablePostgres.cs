namespace RearCloud.TestKit.Databases;

/// <summary>A throw-away PostgreSQL cluster whose commits wait for the disk, as in production, for what is measured.</summary>
public sealed class DurablePostgres : IAsyncDisposable
{
    private readonly LocalPostgresServer server;

    private DurablePostgres(LocalPostgresServer server) => this.server = server;

    /// <summary>Starts the machine's own PostgreSQL.</summary>
    /// <exception cref="InvalidOperationException">The machine has none.</exception>
    public static async Task<DurablePostgres> StartAsync(CancellationToken cancellationToken)
    {
        var binaries = PostgresBinaries.FindFolder() ?? throw new InvalidOperationException("There are no PostgreSQL programs on this machine (Debian: apt-get install postgresql).");
        return new DurablePostgres(await LocalPostgresServer.StartAsync(binaries, isDurable: true, cancellationToken));
    }

    /// <summary>A fresh database.</summary>
    public Task<PostgresDatabase> CreateDatabaseAsync(CancellationToken cancellationToken) =>
        PostgresDatabase.CreateAsync(server.AdministrationConnectionString, cancellationToken);

    /// <summary>Stops the cluster and deletes its files.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
