using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// What hands do on other nodes, passed on to the seats of this one. The word that a preview is over may be lost on its way, so each is over here after its
/// own silence. Safe from any thread.
/// </summary>
internal sealed class RemotePreviews(PreviewExchange exchange, SyncMeter meter)
{
    /// <summary>Sources of other nodes that are heard at a time, at most 5 MB.</summary>
    public const int Sources = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(StreamId Stream, string Source), PreviewSource> _sources = [];

    /// <summary>Takes what a relay brought.</summary>
    /// <param name="node">This node: what it told itself is no news.</param>
    /// <param name="text">A <see cref="PreviewText"/>; any other is dropped and counted.</param>
    public void Hear(string node, string text)
    {
        if (PreviewText.Read(text) is not var (teller, previews))
        {
            meter.PreviewDropped();
            return;
        }

        if (teller == node) return;
        meter.PreviewsHeard(previews.Count);
        foreach (var preview in previews) Hear(preview);
    }

    private void Hear(ServerFrame.Previewed news)
    {
        var key = (news.Stream, news.Source);
        PreviewSource? source;
        lock (_gate)
        {
            if (!_sources.TryGetValue(key, out source))
            {
                if (news.IsOver || !exchange.HasListeners(news.Stream)) return;
                if (_sources.Count == Sources)
                {
                    meter.PreviewDropped();
                    return;
                }

                _sources.Add(key, source = new PreviewSource(exchange.Time, edits => Pass(key, edits)));
            }
        }

        if (news.IsOver) source.End();
        else source.Show(news.Edits);
    }

    // Within the lock of the source, which is why nothing here calls a source while it holds its own.
    private void Pass((StreamId Stream, string Source) key, IReadOnlyList<Edit>? edits)
    {
        exchange.TellHere(null, new ServerFrame.Previewed(key.Stream, key.Source, edits ?? [], edits is null));
        if (edits is not null) return;
        PreviewSource? over;
        lock (_gate) _sources.Remove(key, out over);
        over?.Dispose();
    }
}
