using RearCloud.Server.Sync.Hints;
using StackExchange.Redis;

namespace RearCloud.Server.Redis;

/// <summary>A channel of a Redis server.</summary>
internal sealed class RedisHintRelay : IHintRelay
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConfigurationOptions _options;
    private readonly RedisChannel _channel;

    public RedisHintRelay(string connectionString, string channel)
    {
        _options = ConfigurationOptions.Parse(connectionString);
        // A lost link is opened anew by whoever uses it, who then also knows that hints were missed: the library's own mending would hide that.
        _options.AbortOnConnectFail = true;
        _options.BacklogPolicy = BacklogPolicy.FailFast;
        _options.ConnectRetry = 1;
        _options.ConnectTimeout = (int)Patience.TotalMilliseconds;
        _options.AsyncTimeout = (int)Patience.TotalMilliseconds;
        _options.KeepAlive = (int)Patience.TotalSeconds;
        _options.ClientName ??= "rearcloud-hints";
        _channel = RedisChannel.Literal(channel);
    }

    public string Name => "Redis";

    public async Task<IHintLink> OpenAsync(Action<string> onMessage, CancellationToken cancellationToken)
    {
        // Not to be cancelled, but bounded by the patience.
        var link = new RedisHintLink(await ConnectionMultiplexer.ConnectAsync(_options), _channel);
        try
        {
            await link.SubscribeAsync(onMessage);
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }
}
