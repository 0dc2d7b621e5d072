using Testcontainers.PostgreSql;

namespace RearCloud.TestKit.Databases;

/// <summary>A PostgreSQL server in a container of its own.</summary>
internal sealed class ContainerPostgresServer : IPostgresServer
{
    private const string Image = "postgres:17-alpine";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly PostgreSqlContainer container;

    private ContainerPostgresServer(PostgreSqlContainer container) => this.container = container;

    public string Description => $"a container of {Image}";

    public string AdministrationConnectionString => container.GetConnectionString();

    internal static async Task<ContainerPostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(StartTimeout);
        var container = new PostgreSqlBuilder(Image)
            .WithCommand("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=300")
            .Build();
        try
        {
            await container.StartAsync(timeout.Token);
            return new ContainerPostgresServer(container);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => container.DisposeAsync();
}
