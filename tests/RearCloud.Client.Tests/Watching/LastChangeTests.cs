using RearCloud.Client.Tests.Scripted;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Watching;

public sealed class LastChangeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_came_while_a_watcher_looked_at_the_change_before_is_told_though_the_end_came_with_it()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, new ScriptedServer { Down = ScriptedServer.Unreachable() });
        await using var watching = client.WatchAsync(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await watching.MoveNextAsync());
        await client.EditAsync(Given.Create("one"), Stop);
        Assert.True(await watching.MoveNextAsync());

        await client.EditAsync(Given.Create("two"), Stop);
        await client.DisposeAsync();

        Assert.True(await watching.MoveNextAsync());
        Assert.True(watching.Current.Documents.ContainsKey(Given.Wallpaper("two")));
        Assert.Equal([Given.Wallpaper("two")], watching.Current.Changed);
        Assert.False(await watching.MoveNextAsync());
    }
}
