using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Sinks;

/// <summary>A small panel whose every pixel is the number of the frame that drew it.</summary>
internal sealed class Frames(PixelSize size)
{
    private const int RowGap = 12;

    private readonly int _rowBytes = size.Width * 4 + RowGap;
    private readonly byte[] _pixels = new byte[(size.Width * 4 + RowGap) * size.Height];
    private long _number;

    public PixelSize Size { get; } = size;

    /// <summary>Draws a frame's number into a rectangle and presents the frame.</summary>
    public long Present(IFrameSink sink, PixelRect rect)
    {
        Draw(rect);
        sink.Present(new PanelFrame(_pixels, _rowBytes, Size, rect, _number, DateTimeOffset.UnixEpoch.AddSeconds(_number)));
        return _number;
    }

    /// <summary>Presents a frame of a moment with random colours in a rectangle.</summary>
    public void PresentNoise(IFrameSink sink, PixelRect rect, Random random, DateTimeOffset time)
    {
        _number++;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var row = _pixels.AsSpan(y * _rowBytes + rect.X * 4, rect.Width * 4);
            random.NextBytes(row);
            for (var x = 3; x < row.Length; x += 4) row[x] = byte.MaxValue;
        }

        sink.Present(new PanelFrame(_pixels, _rowBytes, Size, rect, _number, time));
    }

    /// <summary>Lets a frame go by that a sink does not see.</summary>
    public void Skip() => _number++;

    public long Put(FrameExchange exchange, PixelRect rect)
    {
        Draw(rect);
        exchange.Put(new PanelFrame(_pixels, _rowBytes, Size, rect, _number, DateTimeOffset.UnixEpoch.AddSeconds(_number)));
        return _number;
    }

    /// <summary>What the panel shows, rows without gaps.</summary>
    public byte[] Shown()
    {
        var shown = new byte[Size.Width * 4 * Size.Height];
        for (var y = 0; y < Size.Height; y++) _pixels.AsSpan(y * _rowBytes, Size.Width * 4).CopyTo(shown.AsSpan(y * Size.Width * 4));
        return shown;
    }

    private void Draw(PixelRect rect)
    {
        _number++;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x++) BitConverter.TryWriteBytes(_pixels.AsSpan(y * _rowBytes + x * 4), (int)_number);
        }
    }
}
