using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// What a reader was not told yet: of each source the newest. It knows at most <see cref="Limits.PreviewsAtOnce"/> sources, those that the reader was told of
/// included, so that it costs the same however slowly it is read and no end of a told preview is lost; a source beyond them is not told until another is
/// over. Safe from any thread.
/// </summary>
internal sealed class PreviewInbox
{
    private readonly Lock _gate = new();
    private List<Entry>? _entries;

    /// <summary>Keeps the news.</summary>
    /// <returns>True if there is something to take.</returns>
    public bool Put(ServerFrame.Previewed news)
    {
        lock (_gate)
        {
            _entries ??= new List<Entry>(1);
            if (_entries.Find(e => e.Source == news.Source) is not { } entry)
            {
                if (news.IsOver || _entries.Count == Limits.PreviewsAtOnce) return false;
                _entries.Add(entry = new Entry(news.Source));
            }

            entry.News = news;
            // Of what the reader never heard of, it needs no end.
            if (!news.IsOver || entry.IsTold) return true;
            _entries.Remove(entry);
            return false;
        }
    }

    /// <summary>Takes one of the news; those of different sources come in turn.</summary>
    public bool TryTake([NotNullWhen(true)] out ServerFrame.Previewed? news)
    {
        lock (_gate)
        {
            news = null;
            if (_entries?.Find(e => e.News is not null) is not { } entry) return false;
            (news, entry.News, entry.IsTold) = (entry.News, null, true);
            _entries.Remove(entry);
            if (!news!.IsOver) _entries.Add(entry);
            return true;
        }
    }

    private sealed class Entry(string source)
    {
        public string Source => source;

        public ServerFrame.Previewed? News { get; set; }

        public bool IsTold { get; set; }
    }
}
