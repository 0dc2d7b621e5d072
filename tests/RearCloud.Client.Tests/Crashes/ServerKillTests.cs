using Microsoft.Data.Sqlite;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.CrashClient;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>A client and a server, two programs that are killed at random while edits go from one to the other.</summary>
public sealed class ServerKillTests : IAsyncDisposable
{
    private const int Seed = 31;
    private const int Kills = 8;
    private const int LinesRead = 100;
    private const int EditsOrdered = 2 * LinesRead;

    private readonly TemporaryFolder _folder = new();
    private ReadyProgram? _server;

    [Fact]
    public async Task Each_acknowledged_edit_is_at_the_server_once_although_both_sides_are_killed()
    {
        var random = new Random(Seed);
        var record = new CrashRecord();
        var open = new HashSet<int>();
        var (http, grpc, token) = await PrepareAsync();
        await StartServerAsync(http, grpc);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var process = CrashProcess.Start(record, _folder["device"], null, http.ToString(), grpc.ToString(), token);
            process.Edit(record.Next, EditsOrdered);
            await process.ReadAsync(random.Next(LinesRead));
            if (random.Next(2) == 0)
            {
                await KillServerAsync();
                await process.ReadAsync(random.Next(LinesRead));
                await StartServerAsync(http, grpc);
            }

            Thread.SpinWait(random.Next(100_000));
            await process.KillAsync();
            // What had no answer may be there or not.
            if (record.Unanswered is { } unanswered)
            {
                open.Add(unanswered);
                record.Settle(isThere: false);
            }

            Assert.DoesNotContain(record.Log, line => line.StartsWith("log ReplicaRe", StringComparison.Ordinal) || line.StartsWith("log ReplicaCaughtUp", StringComparison.Ordinal));
        }

        var documents = await UntilEverythingArrivedAsync(http, grpc, token);
        await KillServerAsync();
        AssertState(record, open, documents);
        AssertOnce(record, open);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<(Uri Http, Uri Grpc, string Token)> PrepareAsync()
    {
        await using var fixture = await ServerFixture.StartAsync(new ServerOptions { DataFolder = _folder["server"] });
        var device = await fixture.EnrolDeviceAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (fixture.Http, fixture.Grpc, device.Token);
    }

    private async Task StartServerAsync(Uri http, Uri grpc) => _server = await ReadyProgram.StartAsync(
        Path.Combine(AppContext.BaseDirectory, "RearCloud.Host.dll"),
        new Dictionary<string, string>(),
        [$"--RearCloud:Data={_folder["server"]}", $"--RearCloud:Http={http}", $"--RearCloud:Grpc={grpc}", "--Logging:LogLevel:Default=Error"],
        TestContext.Current.CancellationToken);

    private async Task KillServerAsync()
    {
        await _server!.DisposeAsync();
        _server = null;
    }

    private async Task<IReadOnlyDictionary<DocumentKey, Document>> UntilEverythingArrivedAsync(Uri http, Uri grpc, string token)
    {
        await using var client = await RearCloudClient.OpenAsync(
            new RearCloudClientOptions { DataFolder = _folder["device"], Server = http, Grpc = grpc, Token = token, Random = new Random(1) },
            TestContext.Current.CancellationToken);
        await client.UntilStateAsync<SyncState.UpToDate>();
        await client.UntilAsync(c => c.WaitingMutations == 0);
        Assert.Empty(client.Refusals);
        return client.Documents;
    }

    // What the server has of each document is what its edits make together, with or without the one that had no answer.
    private static void AssertState(CrashRecord record, HashSet<int> open, IReadOnlyDictionary<DocumentKey, Document> documents)
    {
        foreach (var group in record.Applied.GroupBy(CrashPlan.GroupOf))
        {
            var key = CrashPlan.KeyOf(group.Key);
            var state = CrashModel.Of(documents.Values.Where(d => d.Key == key));
            var withOpen = group.Concat(open.Where(n => CrashPlan.GroupOf(n) == group.Key)).ToList();
            Assert.True(state == CrashModel.After(group) || state == CrashModel.After(withOpen), $"{key} is '{state}' after the edits {string.Join(", ", withOpen)} (seed {Seed}).");
        }
    }

    // The history itself, read behind the server's back: every mutation stands there once, and none of an acknowledged edit is missing.
    private void AssertOnce(CrashRecord record, HashSet<int> open)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder["server/rearcloud.db"], Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT trace, count(DISTINCT edit), count(*) FROM changes GROUP BY trace";
        using var reader = command.ExecuteReader();
        var known = new HashSet<string>();
        while (reader.Read())
        {
            known.Add(reader.GetString(0));
            Assert.Equal(reader.GetInt64(1), reader.GetInt64(2));
        }

        Assert.True(record.Traces.Count > Kills, $"Only {record.Traces.Count} edits were acknowledged.");
        foreach (var (number, trace) in record.Traces)
        {
            // What was not sent before the next edit of its document goes into that one.
            var wentIntoLater = record.Traces.Any(t => t.Key > number && CrashPlan.GroupOf(t.Key) == CrashPlan.GroupOf(number) && known.Contains(t.Value))
                || open.Any(n => n > number && CrashPlan.GroupOf(n) == CrashPlan.GroupOf(number));
            Assert.True(known.Contains(trace) || wentIntoLater, $"Edit {number} was acknowledged and is not at the server (seed {Seed}).");
        }
    }
}
