using RearCloud.Server.Sync.Hints;
using StackExchange.Redis;

namespace RearCloud.Server.Redis;

/// <summary>Connections to a Redis server until one of them fails.</summary>
internal sealed class RedisHintLink : IHintLink
{
    private const int SubscribeAttempts = 40;

    private static readonly TimeSpan SubscribePause = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConnectionMultiplexer _redis;
    private readonly ISubscriber _subscriber;
    private readonly RedisChannel _channel;

    public RedisHintLink(ConnectionMultiplexer redis, RedisChannel channel)
    {
        _redis = redis;
        _channel = channel;
        _subscriber = redis.GetSubscriber();
        redis.ConnectionFailed += (_, failure) => _lost.TrySetException(
            failure.Exception ?? new IOException($"The {failure.ConnectionType} connection to {failure.EndPoint} failed: {failure.FailureType}."));
    }

    public Task Lost => _lost.Task;

    /// <summary>Returns when the server has confirmed that it sends what is published.</summary>
    public async Task SubscribeAsync(Action<string> onMessage)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // By a queue: handlers of their own would run beside each other, and an overtaken preview would stay until its silence.
                (await _subscriber.SubscribeAsync(_channel)).OnMessage(message => onMessage(message.Message.ToString()));
                return;
            }
            catch (RedisConnectionException) when (attempt < SubscribeAttempts && !_lost.Task.IsCompleted)
            {
                // The connection for subscriptions comes up by itself, a moment after the one for commands.
                await Task.Delay(SubscribePause);
            }
        }
    }

    public Task PublishAsync(string message, CancellationToken cancellationToken) => _subscriber.PublishAsync(_channel, message).WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
