using RearCloud.TestKit.Machine;

namespace RearCloud.TestKit.Databases;

/// <summary>
/// The PostgreSQL server of a test process: <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>.
/// It starts at the first database that a test asks for, from the first way that works: the server that
/// <c>REARCLOUD_TEST_POSTGRES</c> names, a container, the machine's own PostgreSQL programs.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<string> notes = [];
    private IPostgresServer? server;
    private bool looked;

    /// <summary>Which server was taken and why the ways before it were not; empty before the first database.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>
    /// A fresh database. Call it where a test may be skipped (a test, its constructor or <c>InitializeAsync</c>): without any server the
    /// test is skipped with the reasons, and fails when <c>CI</c> is true.
    /// </summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await EnsureServerAsync(cancellationToken);
        if (server is null)
            Missing.SkipOrFail($"No PostgreSQL for the tests: {string.Join("; ", notes)}.");
        return await PostgresDatabase.CreateAsync(server.AdministrationConnectionString, cancellationToken);
    }

    /// <summary>Stops the server if this fixture started it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        gate.Dispose();
    }

    private async Task EnsureServerAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (looked)
                return;
            server = await StartServerAsync(cancellationToken);
            looked = true;
            if (server is not null)
                notes.Add("taken: " + server.Description);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<IPostgresServer?> StartServerAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(GivenPostgresServer.Variable) is { Length: > 0 } given)
            return new GivenPostgresServer(given);
        notes.Add(GivenPostgresServer.Variable + " is not set");

        if (await DockerEngine.WhyUnreachableAsync(cancellationToken) is { } whyNot)
            notes.Add("no container engine (" + whyNot + ")");
        else if (await TryAsync("container", () => ContainerPostgresServer.StartAsync(cancellationToken)) is { } container)
            return container;

        if (PostgresBinaries.FindFolder() is not { } binaries)
            notes.Add("no PostgreSQL programs (Debian: apt-get install postgresql)");
        else if (await TryAsync("cluster", () => LocalPostgresServer.StartAsync(binaries, isDurable: false, cancellationToken)) is { } local)
            return local;
        return null;
    }

    // A way that fails, for whatever reason, only means that the next one is tried; the reason goes into the notes.
    private async Task<T?> TryAsync<T>(string way, Func<Task<T>> startAsync)
        where T : class, IPostgresServer
    {
        try
        {
            return await startAsync();
        }
#pragma warning disable CA1031
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            notes.Add($"the {way} did not start ({problem.Message.ReplaceLineEndings(" ")})");
            return null;
        }
    }
}
