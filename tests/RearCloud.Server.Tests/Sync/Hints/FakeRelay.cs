using System.Threading.Channels;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Tests.Sync.Hints;

/// <summary>A relay in memory that fails when it is told to. Each link that is opened comes out of <see cref="Links"/>.</summary>
internal sealed class FakeRelay : IHintRelay
{
    private readonly Channel<FakeLink> _links = Channel.CreateUnbounded<FakeLink>();

    public string Name => "Fake";

    /// <summary>Thrown at attempts to open.</summary>
    public Exception? OpenFailure { get; set; }

    public int Attempts { get; private set; }

    public ChannelReader<FakeLink> Links => _links.Reader;

    public Task<IHintLink> OpenAsync(Action<string> onMessage, CancellationToken cancellationToken)
    {
        Attempts++;
        if (OpenFailure is { } failure) throw failure;
        var link = new FakeLink(onMessage);
        _links.Writer.TryWrite(link);
        return Task.FromResult<IHintLink>(link);
    }

    internal sealed class FakeLink(Action<string> onMessage) : IHintLink
    {
        private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Channel<string> _published = Channel.CreateUnbounded<string>();

        public Task Lost => _lost.Task;

        public ChannelReader<string> Published => _published.Reader;

        /// <summary>A publication ends when this ends, and as it ends.</summary>
        public TaskCompletionSource? Gate { get; set; }

        public async Task PublishAsync(string message, CancellationToken cancellationToken)
        {
            _published.Writer.TryWrite(message);
            if (Gate is { } gate) await gate.Task.WaitAsync(cancellationToken);
        }

        public void Deliver(string message) => onMessage(message);

        public void Break() => _lost.TrySetException(new IOException("The link broke on purpose."));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
