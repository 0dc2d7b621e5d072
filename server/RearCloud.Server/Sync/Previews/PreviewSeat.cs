using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>A seat: what it says goes through its <see cref="PreviewSource"/>, what it has not read yet lies in its <see cref="PreviewInbox"/>.</summary>
internal sealed class PreviewSeat(PreviewExchange exchange, StreamId stream, Action? onNews) : IPreviewSeat
{
    private readonly PreviewInbox _inbox = new();
    private PreviewSource? _source;

    public StreamId Stream => stream;

    public Problem? Show(IReadOnlyList<Edit> edits)
    {
        if (PreviewCheck.Check(edits) is { } problem) return problem;
        // Most seats never say anything: only those that do have a name and a timer.
        (_source ??= Begin()).Show(edits);
        return null;
    }

    public void End() => _source?.End();

    public bool TryTake([NotNullWhen(true)] out ServerFrame.Previewed? news) => _inbox.TryTake(out news);

    public void Hear(ServerFrame.Previewed news)
    {
        if (_inbox.Put(news)) onNews!();
    }

    public void Dispose()
    {
        exchange.Leave(this);
        _source?.Dispose();
    }

    private PreviewSource Begin()
    {
        var name = exchange.NewName();
        return new PreviewSource(exchange.Time, shown => exchange.Tell(this, new ServerFrame.Previewed(stream, name, shown ?? [], shown is null)));
    }
}
