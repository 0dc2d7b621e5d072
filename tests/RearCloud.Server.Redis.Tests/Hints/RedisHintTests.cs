using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync.Hints;
using RearCloud.TestKit.Hints;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Redis;

namespace RearCloud.Server.Redis.Tests.Hints;

public sealed class RedisHintTests : HintRelayContract, IAsyncLifetime
{
    private RedisServer? _redis;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync(Cancellation);

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Deployments_with_different_prefixes_do_not_hear_each_other()
    {
        var heard = new TaskCompletionSource<string>();
        await using var here = await Relay(_redis!.ConnectionString, "here").OpenAsync(message => heard.TrySetResult(message), Cancellation);
        await using var there = await Relay(_redis.ConnectionString, "there").OpenAsync(_ => { }, Cancellation);

        // Redis keeps the order over all channels: had the first come here, it would have come before the second.
        await there.PublishAsync("foreign", Cancellation);
        await here.PublishAsync("own", Cancellation);

        Assert.Equal("own", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task Without_a_server_opening_fails_soon()
    {
        var opening = Relay($"127.0.0.1:{FreePort.Find()}", "here").OpenAsync(_ => { }, Cancellation);
        await Assert.ThrowsAsync<StackExchange.Redis.RedisConnectionException>(() => opening.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    protected override Task<IHintRelay> CreateAsync() => Task.FromResult(Relay(_redis!.ConnectionString, "test"));

    protected override Task CutAsync() => _redis!.KillAsync();

    protected override Task MendAsync() => _redis!.StartAgainAsync(Cancellation);

    private static IHintRelay Relay(string connectionString, string prefix)
    {
        var services = new ServiceCollection();
        services.AddRedisHints(connectionString, prefix, "ready");
        return services.BuildServiceProvider().GetRequiredService<IHintRelay>();
    }
}
