using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device that edits: it waits for the answer to each submission.</summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly ILink _link;
    private readonly TaskCompletionSource _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private volatile TaskCompletionSource<SubmitResult>? _answer;
    private long _last;
    private long _head;

    private Writer(ILink link)
    {
        _link = link;
        _reading = Task.Run(ReadAsync);
    }

    public StreamId Stream => Cookie.Stream;

    /// <summary>How far it has come itself.</summary>
    public StreamCookie Cookie { get; private set; } = null!;

    /// <summary>The sequence of the stream after the last answer.</summary>
    public Sequence Head => new(Interlocked.Read(ref _head));

    /// <summary>Bytes of the last frame that carried changes.</summary>
    public int ChangesFrameBytes { get; private set; }

    public static async Task<Writer> OpenAsync(ILink link)
    {
        await link.SendAsync(Frames.Hello(Frames.NewClient()));
        var writer = new Writer(link);
        await await Task.WhenAny(writer._current.Task, writer._reading);
        return writer;
    }

    /// <summary>Submits one edit.</summary>
    public Task SubmitAsync(Edit edit) => SubmitAsync([edit]);

    /// <summary>Submits edits, each a mutation of its own, in one batch; all must be accepted.</summary>
    public async Task SubmitAsync(IReadOnlyList<Edit> edits)
    {
        var answer = new TaskCompletionSource<SubmitResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = answer;
        var mutations = edits.Select(e => new Mutation(new MutationId(++_last), new TraceId(RandomId.Next()), DateTimeOffset.UtcNow, [e])).ToList();
        await _link.SendAsync(FrameCodec.Encode(new ClientFrame.Submit(Stream, mutations)));
        var ended = await Task.WhenAny(answer.Task, _reading);
        if (ended == _reading)
        {
            await _reading;
            throw new InvalidOperationException("The session ended while an edit waited for its answer.");
        }

        var result = await answer.Task;
        if (result.Results.Count != edits.Count || result.Results.FirstOrDefault(r => r.Outcome != MutationOutcome.Accepted) is { } wrong)
            throw new InvalidOperationException($"An edit was not accepted: {result.Results.FirstOrDefault(r => r.Problem is not null)?.Problem}");
        Interlocked.Exchange(ref _head, result.Results[^1].Sequence.Value);
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        while (await _link.ReceiveAsync() is { } message)
        {
            if (!FrameCodec.DecodeServer(message).TryGet(out var frame, out var problem)) throw new InvalidOperationException(problem.ToString());
            switch (frame)
            {
                case ServerFrame.Submitted submitted:
                    _answer!.TrySetResult(submitted.Result);
                    break;
                case ServerFrame.Changes { Delta: var delta }:
                    if (delta.From != delta.To) ChangesFrameBytes = message.Length;
                    Cookie = (Cookie ?? StreamCookie.Start(delta.Stream)).After(delta);
                    if (_head < delta.To.Value && !_current.Task.IsCompleted) Interlocked.Exchange(ref _head, delta.To.Value);
                    if (!delta.HasMore) _current.TrySetResult();
                    break;
                case ServerFrame.Refused refused:
                    throw new InvalidOperationException(refused.Problem.ToString());
                case ServerFrame.Goodbye goodbye:
                    throw new InvalidOperationException(goodbye.Reason.ToString());
            }
        }
    }
}
