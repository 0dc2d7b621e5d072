using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>Files of a data folder that are damaged or gone, each in many ways. A failing seed can be run by itself.</summary>
public sealed class DamagedStoreTests : IAsyncLifetime
{
    private const int Ways = 12;

    private readonly TemporaryFolder _folder = new();
    private ServerFixture _server = null!;
    private TestDevice _device = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerFixture.StartAsync();
        _device = await _server.EnrolDeviceAsync(cancellationToken: Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("replica.db", 21)]
    [InlineData("replica.db-wal", 22)]
    [InlineData("replica.db-shm", 23)]
    [InlineData("slots/slot-a", 24)]
    [InlineData("slots/slot-b", 25)]
    [InlineData("replica.lock", 26)]
    [InlineData("outbox.log", 27)]
    public async Task A_damaged_or_missing_file_is_no_obstacle_and_everything_comes_back_from_the_cloud(string file, int seed)
    {
        await MakeAsync();
        var random = new Random(seed);
        for (var way = 0; way < Ways; way++)
        {
            var data = _folder[$"way-{way}"];
            CrashScene.Copy(_folder["device"], data);
            var did = Damage(Path.Combine(data, file), random);
            await using var client = await OpenAsync(data);
            await client.UntilStateAsync<SyncState.UpToDate>();
            var change = await client.UntilAsync(c => c.WaitingMutations == 0 && c.Documents.ContainsKey(Given.Wallpaper("one")) && c.Documents.ContainsKey(Given.Wallpaper("two")));
            Assert.True(change.Documents.Name("one") == "Confirmed", $"{did} (seed {seed}, way {way})");
            // What waits stands in two files: whatever happens to one of them, it must arrive.
            await client.UntilAsync(c => c.WaitingMutations == 0 && c.Documents.TryGetValue(Given.Wallpaper("waiting"), out var waiting) && waiting.Version > default(Sequence));
        }
    }

    // Two documents that the server has, and one edit that it never heard of, in a folder that was left as by a power cut.
    private async Task MakeAsync()
    {
        await using (var client = await OpenAsync(_folder["first"]))
        {
            await client.EditAsync(Given.Create("one"), Stop);
            await client.EditAsync(Given.SetName("one", "Confirmed"), Stop);
            await client.EditAsync(Given.Create("two"), Stop);
            await client.UntilAsync(c => c.WaitingMutations == 0);
        }

        var offline = new ScriptedServer { Down = ScriptedServer.Unreachable() };
        await using (var client = await RearCloudClient.OpenAsync(Options(_folder["first"]), [offline], Stop))
        {
            await client.EditAsync(Given.Create("waiting"), Stop);
            CrashScene.Copy(_folder["first"], _folder["device"]);
        }
    }

    private static string Damage(string path, Random random)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        switch (bytes.Length == 0 ? 0 : random.Next(4))
        {
            case 0:
                File.Delete(path);
                return $"{path} was removed";
            case 1:
                var length = random.Next(bytes.Length);
                File.WriteAllBytes(path, bytes[..length]);
                return $"{path} was cut to {length} bytes";
            case 2:
                for (var i = 0; i < 20; i++) bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                File.WriteAllBytes(path, bytes);
                return $"bytes of {path} were turned";
            default:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
                File.WriteAllBytes(path, bytes);
                return $"{path} ends with noise";
        }
    }

    private Task<RearCloudClient> OpenAsync(string data) => RearCloudClient.OpenAsync(Options(data), Stop);

    private RearCloudClientOptions Options(string data) => new()
    {
        DataFolder = data, Server = _server.Http, Grpc = _server.Grpc, Token = _device.Token, Random = new Random(1),
    };
}
