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
    {
        SkiaStart.Ensure();
        Size = size;
        RowBytes = size.Width * 4;
        Info = new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, alpha);
        var bytes = (nuint)Bytes;
        _memory = NativeMemory.AlignedAlloc(bytes, Page);
        NativeMemory.Clear(_memory, bytes);
        _surface = SKSurface.Create(Info, (nint)_memory, RowBytes)
            ?? throw new InvalidOperationException($"Skia could not draw on {size} pixels.");
        Canvas = _surface.Canvas;
    }

    ~PixelBuffer() => Free();

    public PixelSize Size { get; }

    public int RowBytes { get; }

    public long Bytes => (long)RowBytes * Size.Height;

    public SKImageInfo Info { get; }

    public SKCanvas Canvas { get; }

    public nint Pixels => (nint)_memory;

    public Span<byte> Span => new(_memory, checked((int)Bytes));

    /// <summary>The pixels as an image that shares the memory; valid until the buffer is disposed, and only while nobody draws.</summary>
    public SKImage AsImage() => SKImage.FromPixels(Info, Pixels, RowBytes);

    /// <summary>Copies a rectangle to the same place of a buffer of the same size.</summary>
    public void CopyTo(PixelBuffer target, PixelRect rect)
    {
        rect = rect.Intersect(PixelRect.Of(Size));
        if (rect.IsEmpty) return;
        if (rect.Width == Size.Width)
        {
            var start = (long)rect.Y * RowBytes;
            var length = (long)rect.Height * RowBytes;
            Buffer.MemoryCopy((byte*)_memory + start, (byte*)target._memory + start, length, length);
            return;
        }

        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var at = (long)y * RowBytes + rect.X * 4L;
            Buffer.MemoryCopy((byte*)_memory + at, (byte*)target._memory + at, rect.Width * 4L, rect.Width * 4L);
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
