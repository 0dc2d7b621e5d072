using Npgsql;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Postgres;

/// <summary>A notification channel of a database. A notification is sent in a transaction of its own: inside an edit's it would make all commits of the database wait for each other.</summary>
internal sealed class PostgresHintRelay(string connectionString) : IHintRelay
{
    private const int PatienceSeconds = 5;

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        ApplicationName = "rearcloud-hints",
        Timeout = PatienceSeconds,
        CommandTimeout = PatienceSeconds,
        // A dead peer is noticed also while only notifications are waited for.
        KeepAlive = PatienceSeconds,
    }.ConnectionString;

    public string Name => "PostgreSQL";

    public async Task<IHintLink> OpenAsync(Action<string> onMessage, CancellationToken cancellationToken)
    {
        var listener = new NpgsqlConnection(_connectionString);
        var notifier = new NpgsqlConnection(_connectionString);
        try
        {
            await notifier.OpenAsync(cancellationToken);
            await listener.OpenAsync(cancellationToken);
            listener.Notification += (_, notification) => onMessage(notification.Payload);
            await using (var listen = new NpgsqlCommand($"LISTEN {PostgresHintLink.Channel}", listener)) await listen.ExecuteNonQueryAsync(cancellationToken);
            return new PostgresHintLink(listener, notifier);
        }
        catch
        {
            await listener.DisposeAsync();
            await notifier.DisposeAsync();
            throw;
        }
    }
}
