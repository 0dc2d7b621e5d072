using System.IO.Compression;
using System.Text.Json;
using RearCloud.Core;

namespace RearCloud.Panel.Recording.Files;

/// <summary>Reads a recording line by line; holds one line at a time. What is wrong with it is a problem, never an exception.</summary>
internal sealed class RecordingReader : IDisposable
{
    /// <summary>The shortest gzip file (RFC 1952): a header, nothing, a trailer.</summary>
    private const int ShortestFile = 20;

    private const int TrailerBytes = 4;

    private readonly FileStream _file;
    private readonly GZipStream _unpacked;
    private readonly uint _lengthToBe;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private long _bytes;

    private RecordingReader(FileStream file, uint lengthToBe)
    {
        _file = file;
        _lengthToBe = lengthToBe;
        _unpacked = new GZipStream(file, CompressionMode.Decompress);
    }

    /// <summary>Number of the last line that was read, from 1.</summary>
    public long Line { get; private set; }

    public static Result<RecordingReader> Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length < ShortestFile) return Refuse(file, RecordingProblems.Format($"{path} has {file.Length} bytes and is no recording."));
            // The last four bytes are the length of what was packed (RFC 1952, section 2.3.1). .NET takes a stream that ends early for a whole one.
            Span<byte> trailer = stackalloc byte[TrailerBytes];
            file.Seek(-TrailerBytes, SeekOrigin.End);
            file.ReadExactly(trailer);
            file.Seek(0, SeekOrigin.Begin);
            return new RecordingReader(file, BitConverter.ToUInt32(trailer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(file, RecordingProblems.File(e.Message));
        }
    }

    /// <summary>The first line.</summary>
    public Result<RecordingLine.Header> ReadHeader()
    {
        if (!NextLine().TryGet(out var text, out var problem)) return problem.Code is "recording.damaged" or "recording.truncated" ? NoRecording() : problem;
        try
        {
            // A newer version may have another header; its format and its version are where they are here.
            var head = JsonElement.Parse(text.Span);
            if (VersionOf(head) is not { } version) return NoRecording();
            if (version > RecordingLine.Header.NewestVersion) return RecordingProblems.Version(version);
        }
        catch (JsonException)
        {
            return NoRecording();
        }

        if (!Read(text.Span).TryGet(out var line, out problem)) return problem;
        return line is RecordingLine.Header header ? header : NoRecording();
    }

    /// <summary>The next line. After an <see cref="RecordingLine.End"/> there is none.</summary>
    public Result<RecordingLine> Next()
    {
        if (!NextLine().TryGet(out var text, out var problem) || !Read(text.Span).TryGet(out var line, out problem)) return problem;
        return line is RecordingLine.End && CheckEnd() is { } wrong ? wrong : line;
    }

    public void Dispose()
    {
        _unpacked.Dispose();
        _file.Dispose();
    }

    private static Problem Refuse(FileStream? file, Problem problem)
    {
        file?.Dispose();
        return problem;
    }

    private static int? VersionOf(JsonElement head)
    {
        if (head.ValueKind != JsonValueKind.Object || !head.TryGetProperty("format", out var format) || !head.TryGetProperty("version", out var number)) return null;
        if (format.ValueKind != JsonValueKind.String || !format.ValueEquals(RecordingLine.Header.FormatName)) return null;
        return number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var version) && version > 0 ? version : null;
    }

    private Result<RecordingLine> Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, RecordingJson.Default.RecordingLine) is { } line ? line : RecordingProblems.Damaged(Line, "There is nothing in this line.");
        }
        // The serializer says so of a line without its word, and of a text that is none.
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return RecordingProblems.Damaged(Line, e.Message);
        }
    }

    private Problem NoRecording() => RecordingProblems.Format($"{_file.Name} is no recording.");

    /// <summary>What is behind the end, or the lack of it.</summary>
    private Problem? CheckEnd()
    {
        if (_start < _end) return RecordingProblems.Damaged(Line + 1, "There is something behind the end.");
        if (Fill() is { } problem) return problem;
        if (_start < _end) return RecordingProblems.Damaged(Line + 1, "There is something behind the end.");
        return (uint)_bytes == _lengthToBe ? null : RecordingProblems.Truncated(Line);
    }

    /// <summary>The bytes of the next line, valid until the one after it is read.</summary>
    private Result<ReadOnlyMemory<byte>> NextLine()
    {
        Line++;
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + found);
                _start += line.Length + 1;
                return (ReadOnlyMemory<byte>)line;
            }

            searched = _end - _start;
            if (searched > RecordingLimits.LineBytes) return RecordingProblems.TooLarge(Line, $"Line {Line} has more than {RecordingLimits.LineBytes} bytes.");
            if (Fill() is { } problem) return problem;
            if (_end - _start == searched) return RecordingProblems.Truncated(Line);
        }
    }

    /// <summary>Reads on, behind what is left in the buffer.</summary>
    private Problem? Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var read = _unpacked.Read(_buffer.AsSpan(_end));
            _end += read;
            _bytes += read;
        }
        catch (InvalidDataException e)
        {
            return RecordingProblems.Damaged(Line, e.Message);
        }
        catch (IOException e)
        {
            return RecordingProblems.File(e.Message);
        }

        return _bytes > RecordingLimits.Bytes ? RecordingProblems.TooLarge(Line, $"The recording has more than {RecordingLimits.Bytes} bytes.") : null;
    }
}
