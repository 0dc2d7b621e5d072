using Npgsql;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Postgres;

/// <summary>Two connections to a database until one of them fails: a connection that waits for notifications can send none.</summary>
internal sealed class PostgresHintLink : IHintLink
{
    public const string Channel = "rearcloud_hints";

    private readonly CancellationTokenSource _end = new();
    private readonly NpgsqlConnection _listener;
    private readonly NpgsqlConnection _notifier;

    public PostgresHintLink(NpgsqlConnection listener, NpgsqlConnection notifier)
    {
        _listener = listener;
        _notifier = notifier;
        Lost = ListenAsync(_end.Token);
    }

    public Task Lost { get; }

    public async Task PublishAsync(string message, CancellationToken cancellationToken)
    {
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", _notifier) { Parameters = { new() { Value = Channel }, new() { Value = message } } };
        await notify.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Lost.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _listener.DisposeAsync();
        await _notifier.DisposeAsync();
        _end.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (true) await _listener.WaitAsync(cancellationToken);
    }
}
