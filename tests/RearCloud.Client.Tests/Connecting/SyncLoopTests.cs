using Microsoft.Extensions.Time.Testing;
using RearCloud.Client.Carriers;
using RearCloud.Client.Connecting;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Protocol.Frames;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Connecting;

public sealed class SyncLoopTests : IDisposable
{
    private static readonly Problem Busy = new("server.busy", "", "Too many devices.", "Come back later.");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly ScriptedServer _server = new();

    [Fact]
    public async Task A_goodbye_says_when_to_come_back_at_the_earliest()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Goodbye(Busy, TimeSpan.FromSeconds(20)));

        var offline = await client.UntilStateAsync<SyncState.Offline>();

        Assert.Equal(Busy, offline.Reason);
        Assert.InRange(offline.RetryAt, DateTimeOffset.UnixEpoch.AddSeconds(20), DateTimeOffset.UnixEpoch.AddSeconds(20) + Backoff.First);
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(1, _server.Attempts);
        await _time.WhileTimePassesAsync(TimeSpan.FromSeconds(1), _server.AcceptAsync());
    }

    [Fact]
    public async Task A_goodbye_for_good_is_taken_as_such_and_edits_are_still_accepted()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);
        var session = await _server.AcceptAsync();
        session.Send(new ServerFrame.Goodbye(new Problem("device.revoked", "", "The device was revoked.", "Enrol it again."), null));

        var refused = await client.UntilStateAsync<SyncState.Refused>();

        Assert.Equal(("device.revoked", null), (refused.Reason.Code, refused.RetryAt));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, _server.Attempts);
        Assert.True((await client.EditAsync(Given.Create("mine"), TestContext.Current.CancellationToken)).IsSuccess);
    }

    [Fact]
    public async Task A_refused_token_is_tried_again_only_after_long()
    {
        _server.Down = CarrierException.Unauthorized(new IOException());
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);

        var refused = await client.UntilStateAsync<SyncState.Refused>();

        Assert.True(refused.RetryAt >= DateTimeOffset.UnixEpoch.AddMinutes(15));
    }

    [Fact]
    public async Task A_network_that_breaks_one_carrier_is_crossed_by_the_other_and_the_first_gets_its_chance_afterwards()
    {
        var second = new ScriptedServer(ClientCarrier.SignalR);
        _server.Down = ScriptedServer.Unreachable();
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server, second);

        var session = await _time.WhileTimePassesAsync(Backoff.Cap, second.AcceptAsync());
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, Given.Document("one", 1))));
        var state = await client.UntilStateAsync<SyncState.UpToDate>();
        _server.Down = null;
        session.Break();
        await _time.WhileTimePassesAsync(Backoff.Cap, _server.AcceptAsync());

        Assert.Equal(ClientCarrier.SignalR, state.Carrier);
        Assert.Equal((CarrierChoice.Patience + 1, 1), (_server.Attempts, second.Attempts));
    }

    [Fact]
    public async Task A_server_that_never_says_welcome_is_left()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);
        await (await _server.AcceptAsync()).ReadAsync<ClientFrame.Hello>();
        _time.Advance(RearCloud.Client.Session.ClientSession.WelcomePatience);

        Assert.Equal("session.silent", (await client.UntilStateAsync<SyncState.Offline>()).Reason.Code);
    }

    public void Dispose() => _folder.Dispose();
}
