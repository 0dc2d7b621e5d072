using System.Runtime.InteropServices;
using RearCloud.Core.Panels;
using SkiaSharp;

namespace RearCloud.Rendering.Memory;

/// <summary>
/// Page-aligned pixels in the panel's own format (BGRA, 8 bits a channel) outside the managed heap, with a canvas over them. The alignment
/// matters: row copies between buffers that differ by a few bytes are ten times slower.
/// </summary>
internal sealed unsafe class PixelBuffer : IDisposable
{
    private const int Page = 4096;

    private readonly SKSurface _surface;
    private void* _memory;

    public PixelBuffer(PixelSize size, SKAlphaType alpha = SKAlphaType.Opaque)
        : this(PixelRect.Of(size), alpha)
    {
    }

    /// <summary>Stands for a part of the panel: its canvas and its rectangles are in panel pixels.</summary>
    public PixelBuffer(PixelRect area, SKAlphaType alpha)
    {
        SkiaStart.Ensure();
        var size = new PixelSize(area.Width, area.Height);
        Area = area;
        Size = size;
        RowBytes = size.Width * 4;
        Info = new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, alpha);
        var bytes = (nuint)Bytes;
        _memory = NativeMemory.AlignedAlloc(bytes, Page);
        NativeMemory.Clear(_memory, bytes);
        _surface = SKSurface.Create(Info, (nint)_memory, RowBytes)
            ?? throw new InvalidOperationException($"Skia could not draw on {size} pixels.");
        Canvas = _surface.Canvas;
        Canvas.Translate(-area.X, -area.Y);
    }

    ~PixelBuffer() => Free();

    /// <summary>What it holds, in panel pixels.</summary>
    public PixelRect Area { get; }

    public PixelSize Size { get; }

    public bool IsOpaque => Info.AlphaType == SKAlphaType.Opaque;

    public int RowBytes { get; }

    public long Bytes => (long)RowBytes * Size.Height;

    public SKImageInfo Info { get; }

    public SKCanvas Canvas { get; }

    public nint Pixels => (nint)_memory;

    public Span<byte> Span => new(_memory, checked((int)Bytes));

    /// <summary>The pixels as an image that shares the memory; valid until the buffer is disposed, and only while nobody draws.</summary>
    public SKImage AsImage() => SKImage.FromPixels(Info, Pixels, RowBytes);

    /// <summary>The first pixel of a row, in panel pixels.</summary>
    public uint* Row(int y) => (uint*)((byte*)_memory + (long)(y - Area.Y) * RowBytes) - Area.X;

    /// <summary>Makes a rectangle black, or empty where the buffer is not opaque.</summary>
    public void Clear(PixelRect rect)
    {
        rect = rect.Intersect(Area);
        for (var y = rect.Y; y < rect.Bottom; y++) new Span<uint>(Row(y) + rect.X, rect.Width).Fill(IsOpaque ? 0xFF000000 : 0);
    }

    /// <summary>Copies a rectangle, in panel pixels, to the same place of a buffer of the same area.</summary>
    public void CopyTo(PixelBuffer target, PixelRect rect)
    {
        rect = rect.Intersect(Area);
        if (rect.IsEmpty) return;
        if (rect.Width == Size.Width)
        {
            var start = (long)(rect.Y - Area.Y) * RowBytes;
            var length = (long)rect.Height * RowBytes;
            Buffer.MemoryCopy((byte*)_memory + start, (byte*)target._memory + start, length, length);
            return;
        }

        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            Buffer.MemoryCopy(Row(y) + rect.X, target.Row(y) + rect.X, rect.Width * 4L, rect.Width * 4L);
        }
    }

    public void Dispose()
    {
        _surface.Dispose();
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
