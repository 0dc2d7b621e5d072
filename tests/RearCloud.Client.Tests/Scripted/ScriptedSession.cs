using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RearCloud.Client.Carriers;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client.Tests.Scripted;

/// <summary>The server's end of one session.</summary>
internal sealed class ScriptedSession
{
    private readonly Channel<ClientFrame> _fromClient = Channel.CreateUnbounded<ClientFrame>();
    private readonly Channel<Result<ServerFrame>> _toClient = Channel.CreateUnbounded<Result<ServerFrame>>();

    public ScriptedSession() => Link = new Ends(this);

    public ICarrierLink Link { get; }

    /// <summary>The client's next frame, which has to be of this type; pings are passed over unless asked for.</summary>
    public async Task<T> ReadAsync<T>()
        where T : ClientFrame
    {
        while (true)
        {
            var frame = await _fromClient.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
            if (frame is T wanted) return wanted;
            Assert.IsType<ClientFrame.Ping>(frame);
        }
    }

    public void Send(Result<ServerFrame> frame) => _toClient.Writer.TryWrite(frame);

    public void Send(ServerFrame frame) => _toClient.Writer.TryWrite(frame);

    /// <summary>Reads the hello and welcomes the client.</summary>
    public async Task<ClientFrame.Hello> WelcomeAsync(long lastMutation = 0, params StreamId[] shared)
    {
        var hello = await ReadAsync<ClientFrame.Hello>();
        Send(new ServerFrame.Welcome("session", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(60), [Given.Stream, .. shared], new MutationId(lastMutation)));
        return hello;
    }

    /// <summary>Breaks the link.</summary>
    public void Break() => _toClient.Writer.TryComplete(ScriptedServer.Unreachable());

    /// <summary>Ends the session in good order.</summary>
    public void Close() => _toClient.Writer.TryComplete();

    private sealed class Ends(ScriptedSession session) : ICarrierLink
    {
        public async Task SendAsync(ClientFrame frame, CancellationToken cancellationToken) =>
            await session._fromClient.Writer.WriteAsync(frame, cancellationToken);

        public async IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var frame in session._toClient.Reader.ReadAllAsync(cancellationToken)) yield return frame;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
