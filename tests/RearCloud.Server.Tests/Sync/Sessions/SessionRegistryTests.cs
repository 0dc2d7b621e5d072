using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Sessions;

namespace RearCloud.Server.Tests.Sync.Sessions;

public sealed class SessionRegistryTests : IAsyncLifetime
{
    private SessionDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await SessionDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void Each_account_has_its_own_fill_and_a_session_leaves_its_place_once()
    {
        var registry = _desk.Node.GetRequiredService<SessionRegistry>();
        var annas = Enumerable.Range(0, 3).Select(i => Session("anna", i)).ToList();
        Assert.All(annas, session => Assert.True(registry.TryAdd(session)));
        Assert.False(registry.TryAdd(Session("anna", 3)));
        Assert.True(registry.TryAdd(Session("ben", 0)));

        registry.Remove(annas[0]);
        registry.Remove(annas[0]);

        Assert.True(registry.TryAdd(Session("anna", 4)));
        Assert.False(registry.TryAdd(Session("anna", 5)));
        Assert.Equal(4, registry.Open.Count);
    }

    [Fact]
    public async Task A_session_whose_carrier_breaks_while_it_reads_leaves_its_place_and_tells_how_it_broke()
    {
        var registry = _desk.Node.GetRequiredService<SessionRegistry>();
        var peer = new SessionPeer(SessionDesk.Phone, "test", () => { });
        var session = new SyncSession(peer, _desk.Node.GetRequiredService<SessionTools>(), HelloThenBreakAsync());
        while (await session.NextAsync(TestContext.Current.CancellationToken) is not null)
        {
        }

        Assert.Single(registry.Open);

        await Assert.ThrowsAsync<IOException>(async () => await session.DisposeAsync());

        Assert.Empty(registry.Open);
    }

    private static async IAsyncEnumerable<Result<ClientFrame>> HelloThenBreakAsync()
    {
        yield return new ClientFrame.Hello(ProtocolVersions.Current, new ClientId("replica"), "test 1", []);
        await Task.CompletedTask;
        throw new IOException("broken");
    }

    private SessionHandle Session(string account, int number) => new(
        new OpenSession($"{account}-{number}", account, null, _desk.Clock.GetUtcNow(), "test 1", "test"),
        new SessionOutbox(_desk.Node.GetRequiredService<SyncMachine>().Post),
        () => { },
        _desk.Node.GetRequiredService<SyncMachine>().Post);
}
