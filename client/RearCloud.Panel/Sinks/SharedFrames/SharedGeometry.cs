using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.SharedFrames;

/// <summary>Where the buffers of a file of shared frames lie. Read once and checked: what another program writes there later moves no pointer.</summary>
internal sealed record SharedGeometry(PixelSize Size, int RowBytes, uint Buffers, long BufferBytes, long FirstBufferAt)
{
    /// <summary>With three, the reader of the newest frame has two frames' time before its buffer is written again.</summary>
    public const int LeastBuffers = 3;

    public const int MostBuffers = 16;

    private const int MostSide = 16_384;

    public int PixelBytes => RowBytes * Size.Height;

    /// <summary>Of the whole file.</summary>
    public long Bytes => FirstBufferAt + BufferBytes * Buffers;

    public static SharedGeometry Of(PixelSize size, int buffers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffers, LeastBuffers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buffers, MostBuffers);
        long page = Environment.SystemPageSize;
        var pixelBytes = (long)size.Width * 4 * size.Height;
        return new SharedGeometry(size, size.Width * 4, (uint)buffers, (pixelBytes + page - 1) / page * page, SharedHeader.Bytes);
    }

    /// <summary>What a header says, or what is wrong with it.</summary>
    public static SharedGeometry? Read(in SharedHeader header, long fileBytes, out string flaw)
    {
        flaw = header switch
        {
            { Magic: not SharedHeader.ExpectedMagic } => "it does not begin with RCFRAMES",
            { Version: not SharedHeader.ExpectedVersion } => $"its version is {header.Version}, not {SharedHeader.ExpectedVersion}",
            { Format: not SharedHeader.Bgra } => $"its pixels have the unknown format {header.Format}",
            { Width: 0 or > MostSide } or { Height: 0 or > MostSide } => $"its size is {header.Width} x {header.Height}",
            { BufferCount: < LeastBuffers or > MostBuffers } => $"it has {header.BufferCount} buffers",
            { RecordBytes: not SharedRecord.Bytes } => $"its records have {header.RecordBytes} bytes",
            _ => "",
        };
        if (flaw.Length > 0) return null;
        var rowBytes = header.Width * 4;
        if (header.RowBytes != rowBytes) flaw = $"its rows have {header.RowBytes} bytes";
        else if (header.BufferBytes < (ulong)rowBytes * header.Height || header.BufferBytes > (ulong)fileBytes) flaw = $"its buffers have {header.BufferBytes} bytes";
        else if (header.FirstBufferAt < SharedHeader.Bytes || header.FirstBufferAt > (ulong)fileBytes) flaw = $"its first buffer begins at {header.FirstBufferAt}";
        var geometry = new SharedGeometry(
            new PixelSize((int)header.Width, (int)header.Height), (int)rowBytes, header.BufferCount, (long)header.BufferBytes, (long)header.FirstBufferAt);
        if (flaw.Length == 0 && geometry.Bytes > fileBytes) flaw = $"it has {fileBytes} bytes and needs {geometry.Bytes}";
        return flaw.Length == 0 ? geometry : null;
    }
}
