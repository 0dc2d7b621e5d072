using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RearCloud.Client.Tests.Scripted;
using RearCloud.CrashClient;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>A client and a server, two programs that are killed at random while edits go from one to the other.</summary>
public sealed class ServerKillTests : IDisposable
{
    private const int Seed = 31;
    private const int Kills = 8;
    private const int LinesRead = 100;
    private const int EditsOrdered = 2 * LinesRead;

    private readonly TemporaryFolder _folder = new();
    private Process? _server;

    [Fact]
    public async Task Each_acknowledged_edit_is_at_the_server_once_although_both_sides_are_killed()
    {
        var random = new Random(Seed);
        var record = new CrashRecord();
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
            // What had no answer may be there or not; the history says which.
            if (record.Unanswered is not null) record.Settle(isThere: false);
            Assert.DoesNotContain(record.Log, line => line.StartsWith("log ReplicaRe", StringComparison.Ordinal));
        }

        await UntilEverythingArrivedAsync(http, grpc, token);
        await KillServerAsync();
        AssertOnce(record);
    }

    public void Dispose()
    {
        _server?.Kill();
        _server?.WaitForExit();
        _server?.Dispose();
        _folder.Dispose();
    }

    private async Task<(Uri Http, Uri Grpc, string Token)> PrepareAsync()
    {
        await using var fixture = await ServerFixture.StartAsync(new ServerOptions { DataFolder = _folder["server"] });
        var device = await fixture.EnrolDeviceAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (fixture.Http, fixture.Grpc, device.Token);
    }

    private async Task StartServerAsync(Uri http, Uri grpc)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "RearCloud.Host.dll"), $"--RearCloud:Data={_folder["server"]}", $"--RearCloud:Http={http}", $"--RearCloud:Grpc={grpc}", "--Logging:LogLevel:Default=Error"])
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory,
        };
        _server = Process.Start(start)!;
        while (await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Long) is { } line)
        {
            if (line.StartsWith("{\"ready\":true", StringComparison.Ordinal)) return;
        }

        Assert.Fail("The server ended before it was ready.");
    }

    private async Task KillServerAsync()
    {
        _server!.Kill();
        await _server.WaitForExitAsync(TestContext.Current.CancellationToken);
        _server.Dispose();
        _server = null;
    }

    private async Task UntilEverythingArrivedAsync(Uri http, Uri grpc, string token)
    {
        await using var client = await RearCloudClient.OpenAsync(
            new RearCloudClientOptions { DataFolder = _folder["device"], Server = http, Grpc = grpc, Token = token, Random = new Random(1) },
            TestContext.Current.CancellationToken);
        await client.UntilStateAsync<SyncState.UpToDate>();
        await client.UntilAsync(c => c.WaitingMutations == 0);
        Assert.Empty(client.Refusals);
    }

    // The history itself, read behind the server's back: every mutation's trace stands there as often as it was taken in.
    private void AssertOnce(CrashRecord record)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder["server/rearcloud.db"], Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT trace, count(*), max(edit) FROM changes GROUP BY trace";
        using var reader = command.ExecuteReader();
        var times = new Dictionary<string, long>();
        var edits = new List<string>();
        while (reader.Read())
        {
            times.Add(reader.GetString(0), reader.GetInt64(1));
            edits.Add(reader.GetString(2));
        }

        Assert.True(record.Traces.Count > Kills, $"Only {record.Traces.Count} edits were acknowledged.");
        Assert.All(times.Values, count => Assert.Equal(1, count));
        foreach (var (number, trace) in record.Traces)
        {
            // A naming that was said again before it was sent, perhaps by an edit without an answer, has gone into that one.
            var wasSaidAgain = CrashPlan.Repeats(number + 1) && edits.Exists(e => e.Contains($"\"value\":\"{number + 1}\"", StringComparison.Ordinal));
            Assert.True(times.ContainsKey(trace) || wasSaidAgain, $"Edit {number} was acknowledged and is not at the server.");
        }
    }
}
