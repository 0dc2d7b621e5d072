using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Recording.Files;

/// <summary>A recording that is being written: JSON lines, packed by gzip (RFC 1952), under a temporary name until it has its end. For one thread.</summary>
internal sealed class RecordingFile : IDisposable
{
    /// <summary>Room that is left for the last line.</summary>
    private const int EndBytes = 4096;

    private readonly WholeFile _file;
    private readonly GZipStream _packed;
    private readonly PanelProfile _panel;
    private readonly long _maxBytes;
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _bytes;

    /// <param name="path">Its name in the end.</param>
    /// <param name="panel">What is recorded.</param>
    /// <param name="product">What records it.</param>
    /// <param name="maxBytes">Of all lines.</param>
    public RecordingFile(string path, PanelProfile panel, string product, long maxBytes)
    {
        _panel = panel;
        _maxBytes = maxBytes;
        _file = WholeFile.Begin(path);
        _packed = new GZipStream(_file.Stream, CompressionLevel.Fastest, leaveOpen: true);
        Append(new RecordingLine.Header(RecordingLine.Header.FormatName, RecordingLine.Header.NewestVersion, product, panel));
    }

    /// <summary>Writes a line.</summary>
    /// <returns>False if there is no room for it; nothing of it is written then.</returns>
    public bool TryAppend(RecordingLine line)
    {
        Print(line);
        return TryAppendPrinted();
    }

    /// <summary>Writes a scene.</summary>
    /// <returns>False if there is no room for it; nothing of it is written then.</returns>
    /// <exception cref="JsonException">It is nested too deep.</exception>
    public bool TryAppend(long number, Snapshot snapshot)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, new JsonWriterOptions { MaxDepth = RecordingLimits.Depth }))
        {
            json.WriteStartObject();
            json.WriteString("line", "scene");
            json.WriteNumber("number", number);
            json.WritePropertyName("snapshot");
            DrawListJson.Write(json, snapshot, _panel);
            json.WriteEndObject();
        }

        return TryAppendPrinted();
    }

    /// <summary>Writes the last line and gives the file its name.</summary>
    public void End(RecordingLine.End end)
    {
        Append(end);
        _packed.Dispose();
        _file.Keep();
    }

    /// <summary>Removes what has no end.</summary>
    public void Dispose() => _file.Dispose();

    private void Append(RecordingLine line)
    {
        Print(line);
        WritePrinted();
    }

    private void Print(RecordingLine line)
    {
        _line.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_line);
        JsonSerializer.Serialize(json, line, RecordingJson.Default.RecordingLine);
    }

    private bool TryAppendPrinted()
    {
        if (_line.WrittenCount >= RecordingLimits.LineBytes || _bytes + _line.WrittenCount + EndBytes > _maxBytes) return false;
        WritePrinted();
        return true;
    }

    private void WritePrinted()
    {
        _packed.Write(_line.WrittenSpan);
        _packed.WriteByte((byte)'\n');
        _bytes += _line.WrittenCount + 1;
    }
}
