using System.Runtime.CompilerServices;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post.Keeping;

/// <summary>The output's memory, rows without gaps.</summary>
/// <remarks>
/// Half a page off the picture's pages: where a store is a few bytes ahead of a load in the lower twelve bits of its address, as with a shifted picture,
/// processors take one for the other and wait.
/// </remarks>
internal sealed unsafe class OutputBuffer
{
    private const int PageBytes = 4096;
    private const int HalfPage = PageBytes / 2;

    private readonly byte[] _memory;
    private readonly int _offset;
    private readonly PixelSize _size;
    private readonly PixelFormat _format;
    private readonly int _rowBytes;

    public OutputBuffer(PixelSize size, PixelFormat format)
    {
        _size = size;
        _format = format;
        _rowBytes = size.Width * PixelFormats.BytesOf(format);
        _memory = GC.AllocateUninitializedArray<byte>(_rowBytes * size.Height + PageBytes + HalfPage, pinned: true);
        _offset = (int)(-(nint)Unsafe.AsPointer(ref _memory[0]) & (PageBytes - 1)) + HalfPage;
    }

    public OutputView View => new(Pixels, _rowBytes, _size, _format);

    private Span<byte> Pixels => _memory.AsSpan(_offset, _rowBytes * _size.Height);

    public PanelOutput Read(PixelRect damage) => new(Pixels, _rowBytes, _format, damage);
}
