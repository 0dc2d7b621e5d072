using RearCloud.Core.Documents;
using RearCloud.Server.Tests.Sync.Carriers;

namespace RearCloud.Server.Tests.Sync.Scripts;

/// <summary>The same recorded scripts over every carrier: each ends in the approved state, to the bit.</summary>
public sealed class ScriptTests(SyncServer server) : IClassFixture<SyncServer>
{
    public static TheoryData<string, string> ScriptsAndCarriers
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var script in Script.Names)
            {
                foreach (var carrier in (string[])["grpc", "signalr-json", "signalr-messagepack", "http"]) all.Add(script, carrier);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(ScriptsAndCarriers))]
    public async Task A_script_ends_in_the_approved_state_over_every_carrier(string script, string carrier)
    {
        var recorded = Script.Read(script);
        // Each run has an account of its own and so a stream that begins at zero.
        var account = $"{script}-{carrier}";
        var token = SyncServer.OwnerToken + account;
        await using var run = new ScriptRun(new StreamId("user." + account), () => ConnectAsync(carrier, token));

        var state = await run.PlayAsync(recorded);

        Assert.True(ScriptRun.Hash(state) == recorded.Hash, $"{recorded.Shows}: the hash is {ScriptRun.Hash(state)}, approved is {recorded.Hash}. The state:\n{state}");
    }

    [Fact]
    public void There_are_scripts() => Assert.True(Script.Names.Count() >= 6);

    private async Task<ICarrierClient> ConnectAsync(string carrier, string token)
    {
        if (carrier == "grpc") return new GrpcCarrierClient(server.Grpc, token);
        if (carrier == "http") return new HttpCarrierClient(server.Http, token);
        var hub = new HubCarrierClient(server.Http, token, useMessagePack: carrier == "signalr-messagepack");
        await hub.OpenAsync();
        return hub;
    }
}
