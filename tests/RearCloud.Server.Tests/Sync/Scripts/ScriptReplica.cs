using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Tests.Sync.Carriers;

namespace RearCloud.Server.Tests.Sync.Scripts;

/// <summary>The least replica that keeps the contract: documents and a cookie, and a session while it is connected.</summary>
internal sealed class ScriptReplica(string name, StreamId stream, Func<Task<ICarrierClient>> connect) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<DocumentKey, Document> _documents = [];
    private StreamCookie _cookie = StreamCookie.Start(stream);
    private IReadOnlyList<Mutation> _last = [];
    private ICarrierClient? _session;

    public StreamChecksum Checksum => StreamChecksum.Of(_documents.Values);

    /// <summary>Opens a session with the cookie that the replica has and takes in all that there is.</summary>
    public async Task ConnectAsync()
    {
        await DropAsync();
        _session = await connect();
        await SendAsync(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId(name), "script", [_cookie]));
        Assert.IsType<ServerFrame.Welcome>(await NextAsync());
        while (Apply(Assert.IsType<ServerFrame.Changes>(await NextAsync()).Delta).HasMore) await PullIfItDoesNotComeAsync();
    }

    public async Task DropAsync()
    {
        if (_session is not null) await _session.DisposeAsync();
        _session = null;
    }

    public async Task<SubmitResult> SubmitAsync(IReadOnlyList<Mutation> mutations)
    {
        _last = mutations;
        await SendAsync(new ClientFrame.Submit(stream, mutations));
        while (true)
        {
            var frame = await NextAsync();
            if (frame is ServerFrame.Changes changes) Apply(changes.Delta);
            if (frame is ServerFrame.Submitted submitted) return submitted.Result;
        }
    }

    public Task<SubmitResult> SubmitAgainAsync() => SubmitAsync(_last);

    public async Task CatchUpAsync(Sequence to)
    {
        while (_cookie.Sequence < to)
        {
            await SendAsync(new ClientFrame.Pull(_cookie));
            ServerFrame frame;
            do frame = await NextAsync();
            while (frame is not ServerFrame.Changes);
            Apply(((ServerFrame.Changes)frame).Delta);
        }
    }

    /// <summary>Sends bytes that are no frame and says what the server made of them; the session is over for this replica then.</summary>
    public async Task<string> SendGarbageAsync(byte[] bytes)
    {
        string? said = null;
        var ended = await Record.ExceptionAsync(async () =>
        {
            await _session!.SendAsync(bytes);
            while (said is null)
            {
                var frame = await _session.NextAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
                said = frame switch { ServerFrame.Refused refused => refused.Problem.Code, ServerFrame.Goodbye goodbye => goodbye.Reason.Code, null => "ended", _ => null };
            }
        });
        await DropAsync();
        return said ?? ended!.Message;
    }

    public void Pretend(string epoch, Sequence sequence) => _cookie = new StreamCookie(stream, epoch, sequence);

    /// <summary>The documents, a line each, in the canonical form.</summary>
    public string Print() => string.Concat(_documents.Values
        .OrderBy(d => d.Key.ToString(), StringComparer.Ordinal)
        .Select(d => $"{d.Key} {d.Version} {(d.IsDeleted ? "deleted" : "live")} {CanonicalJson.GetText(d.Body)}\n"));

    public ValueTask DisposeAsync() => new(DropAsync());

    // A request carries one page; a session sends the next by itself.
    private Task PullIfItDoesNotComeAsync() => _session is HttpCarrierClient ? SendAgainAsync() : Task.CompletedTask;

    private async Task SendAgainAsync()
    {
        await SendAsync(new ClientFrame.Pull(_cookie));
        Assert.IsType<ServerFrame.Welcome>(await NextAsync());
    }

    private Task SendAsync(ClientFrame frame) => _session!.SendAsync(FrameCodec.Encode(frame));

    private async Task<ServerFrame> NextAsync() =>
        await _session!.NextAsync().WaitAsync(Patience, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"The session of {name} ended.");

    private Delta Apply(Delta delta)
    {
        // What does not continue the replica was overtaken.
        if (!delta.IsReset && delta.From != _cookie.Sequence) return delta;
        if (delta.IsReset) _documents.Clear();
        foreach (var document in delta.Documents) _documents[document.Key] = document;
        _cookie = _cookie.After(delta);
        if (delta.Checksum is { } checksum) Assert.Equal(checksum, Checksum);
        return delta;
    }
}
