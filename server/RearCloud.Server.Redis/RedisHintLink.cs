using RearCloud.Server.Sync.Hints;
using StackExchange.Redis;

namespace RearCloud.Server.Redis;

/// <summary>Connections to a Redis server until one of them fails.</summary>
internal sealed class RedisHintLink : IHintLink
{
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
    public Task SubscribeAsync(Action<string> onMessage) => _subscriber.SubscribeAsync(_channel, (_, message) => onMessage(message.ToString()));

    public Task PublishAsync(string message, CancellationToken cancellationToken) => _subscriber.PublishAsync(_channel, message).WaitAsync(cancellationToken);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
