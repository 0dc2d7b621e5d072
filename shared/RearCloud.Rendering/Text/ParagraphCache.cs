using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Text.Fitting;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Text;

/// <summary>Keeps paragraphs that are laid out, because shaping costs a hundred times what drawing does. Bounded; for one thread at a time.</summary>
internal sealed class ParagraphCache(FontLibrary fonts, int capacity = ParagraphCache.DefaultCapacity) : IDisposable
{
    public const int DefaultCapacity = 512;

    private readonly LruCache<Key, Paragraph> _kept = new(capacity, static paragraph => paragraph.Dispose());

    public CacheCounts Counts => _kept.Counts;

    public Paragraph Get(string content, TextStyle style, float width, float height)
    {
        var key = new Key(content, style, width, height);
        if (_kept.TryGet(key, out var paragraph)) return paragraph;
        paragraph = ParagraphFitter.Fit(fonts, content, style, width, height);
        _kept.Add(key, paragraph, 1);
        return paragraph;
    }

    public void Dispose() => _kept.Dispose();

    private readonly record struct Key(string Content, TextStyle Style, float Width, float Height);
}
