using System.Runtime.CompilerServices;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks;

/// <summary>A copy of a frame, held by its reader until it takes the next one.</summary>
/// <remarks>The pixels stand in a pinned array, aligned to pages: no native memory that could be freed under a thread that still copies.</remarks>
internal sealed unsafe class HeldFrame
{
    private const int PageBytes = 4096;

    private readonly byte[] _memory;
    private readonly int _offset;

    public HeldFrame(PixelSize size)
    {
        Size = size;
        RowBytes = size.Width * 4;
        _memory = GC.AllocateUninitializedArray<byte>(RowBytes * size.Height + PageBytes, pinned: true);
        var start = (nint)Unsafe.AsPointer(ref _memory[0]);
        _offset = (int)(-start & (PageBytes - 1));
        Address = start + _offset;
        Stale = PixelRect.Of(size);
    }

    public PixelSize Size { get; }

    public int RowBytes { get; }

    /// <summary>Of the first pixel; valid as long as this object is referenced.</summary>
    public nint Address { get; }

    public Span<byte> Pixels => _memory.AsSpan(_offset, RowBytes * Size.Height);

    /// <summary>The frame's number, 0 before the first.</summary>
    public long Number { get; set; }

    public DateTimeOffset Time { get; set; }

    /// <summary>Nothing outside changed since the frame that the reader took before.</summary>
    public PixelRect Damage { get; set; }

    /// <summary>What differs from the panel; the writer alone reads and writes it, also while a reader holds the frame.</summary>
    public PixelRect Stale { get; set; }

    /// <summary>As a sink sees it.</summary>
    public PanelFrame Show(PixelRect damage) => new(Pixels, RowBytes, Size, damage, Number, Time);
}
