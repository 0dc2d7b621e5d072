using System.Threading.Channels;
using RearCloud.Client.Carriers;

namespace RearCloud.Client.Tests.Scripted;

/// <summary>A server that says what a test tells it to: sessions without a carrier, on the frame records.</summary>
internal sealed class ScriptedServer(ClientCarrier kind = ClientCarrier.Grpc) : ICarrier
{
    private readonly Channel<ScriptedSession> _opened = Channel.CreateUnbounded<ScriptedSession>();

    public ClientCarrier Kind => kind;

    /// <summary>Not null: links cannot be opened, for this reason.</summary>
    public CarrierException? Down { get; set; }

    /// <summary>Attempts to open a link so far.</summary>
    public int Attempts { get; private set; }

    public Task<ICarrierLink> OpenAsync(CancellationToken cancellationToken)
    {
        Attempts++;
        if (Down is not null) throw Down;
        var session = new ScriptedSession();
        _opened.Writer.TryWrite(session);
        return Task.FromResult<ICarrierLink>(session.Link);
    }

    /// <summary>The next session that the client opens.</summary>
    public async Task<ScriptedSession> AcceptAsync() =>
        await _opened.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Long, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The reason why a network is down.</summary>
    public static CarrierException Unreachable() => CarrierException.Broken(new IOException("no route to host"));
}
