using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using RearCloud.Client.Files;
using RearCloud.Client.Replicas;

namespace RearCloud.Client.Outbox;

/// <summary>
/// A second copy of the edits that wait, in a file beside the database: it brings them back when the database is gone, or has lost its last transactions.
/// Documents come back from the cloud; what waits exists nowhere else.
/// </summary>
/// <remarks>
/// The file is a row of records: int32 length of the payload (little-endian), the first 16 bytes of its SHA-256, the payload: a <see cref="JournalRecord"/> as JSON.
/// It ends at the first record that is not whole. The database is written first, so a journal that knows a later step than the database says that the database lost it.
/// </remarks>
internal sealed class OutboxJournal : IDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string Name = "outbox.log";

    // What a file may grow to before it is written anew with what still waits; a large outbox may have more.
    private const int CompactBytes = 256 * 1024;
    private const int SumBytes = 16;
    private const int HeaderBytes = sizeof(int) + SumBytes;
    private const string NewName = "outbox.new.log";

    private readonly string _folder;
    private readonly ILogger _log;
    private SafeFileHandle? _file;
    private long _length;
    private long _wholeLength;

    private OutboxJournal(string folder, ILogger log)
    {
        _folder = folder;
        _log = log;
    }

    /// <summary>Reads what the last life left. The journal is not written before <see cref="Begin"/>.</summary>
    public static (OutboxJournal Journal, JournalContent Content) Open(string folder, ILogger log) => (new OutboxJournal(folder, log), Read(Path.Combine(folder, Name)));

    /// <summary>Writes the journal anew. If the disk does not let it, the next step tries again.</summary>
    public void Begin(long step, ReplicaState state)
    {
        Close();
        try
        {
            var path = Path.Combine(_folder, NewName);
            var record = Encode(new JournalRecord(step, IsWhole: true, [.. state.Waiting.Values.Select(e => StoredMutation.From(e.Mutation))], []));
            DurableFile.WriteAllBytes(path, record);
            DurableFile.Publish(path, Path.Combine(_folder, Name));
            _file = File.OpenHandle(Path.Combine(_folder, Name), FileMode.Open, FileAccess.Write, FileShare.Read);
            _length = _wholeLength = record.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.JournalFailed(e);
        }
    }

    /// <summary>Notes a step that the database has. A failing disk is no reason to take it back: it is told in the log, and the next step writes everything anew.</summary>
    public void Note(long step, ReplicaState before, ReplicaState after)
    {
        if (ReferenceEquals(before.Waiting, after.Waiting)) return;
        if (_file is null || before.Client != after.Client || _length > CompactBytes + 2 * _wholeLength)
        {
            Begin(step, after);
            return;
        }

        var put = after.Waiting.Values.Where(e => !before.Waiting.TryGetValue(e.Mutation.Id, out var old) || !ReferenceEquals(old.Mutation, e.Mutation)).ToList();
        var gone = before.Waiting.Keys.Where(id => !after.Waiting.ContainsKey(id)).Select(id => id.Value).ToList();
        if (put.Count > 0 || gone.Count > 0) Append(new JournalRecord(step, IsWhole: false, [.. put.Select(e => StoredMutation.From(e.Mutation))], gone));
    }

    public void Dispose() => Close();

    private void Append(JournalRecord record)
    {
        try
        {
            var bytes = Encode(record);
            RandomAccess.Write(_file!, bytes, _length);
            // What does not wait any more is told by the database; what waits must be on the disk twice.
            if (record.Put.Count > 0) RandomAccess.FlushToDisk(_file!);
            _length += bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.JournalFailed(e);
            Close();
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private static byte[] Encode(JournalRecord record)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(record, OutboxJson.Default.JournalRecord);
        var bytes = new byte[HeaderBytes + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, payload.Length);
        SHA256.HashData(payload).AsSpan(0, SumBytes).CopyTo(bytes.AsSpan(sizeof(int)));
        payload.CopyTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    private static JournalContent Read(string path)
    {
        var content = JournalContent.Empty;
        try
        {
            ReadOnlySpan<byte> rest = File.Exists(path) ? File.ReadAllBytes(path) : [];
            while (TryRead(ref rest) is { } record) content = content.After(record);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // What cannot be read, or was written by another version, is as what is not there: the database has the same edits.
        }

        return content;
    }

    private static JournalRecord? TryRead(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < HeaderBytes) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 0 || length > rest.Length - HeaderBytes) return null;
        var payload = rest.Slice(HeaderBytes, length);
        if (!SHA256.HashData(payload).AsSpan(0, SumBytes).SequenceEqual(rest.Slice(sizeof(int), SumBytes))) return null;
        rest = rest[(HeaderBytes + length)..];
        return JsonSerializer.Deserialize(payload, OutboxJson.Default.JournalRecord);
    }
}
