using Microsoft.Extensions.Logging;
using RearCloud.Client.Files;
using RearCloud.Core.Documents;

namespace RearCloud.Client.Slots;

/// <summary>
/// Keeps the panel's last-known-good documents: two files that are written in turn, so that one of them is always whole. Whoever reads takes the
/// valid one with the higher generation.
/// </summary>
internal sealed class SlotWriter
{
    private readonly string[] _paths;
    private long _generation;
    private int _next;

    private SlotWriter(string[] paths, long generation, int next)
    {
        _paths = paths;
        _generation = generation;
        _next = next;
    }

    /// <summary>Generation of the newest whole slot; zero if there is none.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>Looks which slot is the older one, or damaged: that one is written first.</summary>
    public static SlotWriter Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var paths = DocumentSlot.FileNames.Select(n => Path.Combine(folder, n)).ToArray();
        var generations = paths.Select(GenerationOf).ToArray();
        var newest = generations.Max();
        return new SlotWriter(paths, newest, newest == 0 ? 0 : 1 - Array.IndexOf(generations, newest));
    }

    /// <summary>Writes each state of the replica that it gets to see, until the watching ends. What a full disk refused is written with the next.</summary>
    public async Task RunAsync(IAsyncEnumerable<ReplicaChange> changes, ILogger log)
    {
        ReplicaChange? due = null;
        await foreach (var change in changes.ConfigureAwait(false))
        {
            // A panel without a document falls back to its own; an empty slot would only overwrite what it may have.
            if (!change.Changed.IsEmpty || due is not null) due = await TryWriteAsync(change, log).ConfigureAwait(false) ? null : change;
        }

        if (due is not null) await TryWriteAsync(due, log).ConfigureAwait(false);
    }

    /// <summary>Writes the next slot and waits until it is on the disk.</summary>
    public void Write(IReadOnlyList<Document> documents)
    {
        var bytes = DocumentSlot.Encode(documents, _generation + 1);
        if (bytes.Length > DocumentSlot.MaxBytes) throw new IOException($"The documents have {bytes.Length} bytes; a slot holds {DocumentSlot.MaxBytes}.");
        var path = _paths[_next];
        var isNew = !File.Exists(path);
        DurableFile.WriteAllBytes(path, bytes);
        if (isNew) DurableFile.FlushFolder(Path.GetDirectoryName(path)!);
        Volatile.Write(ref _generation, _generation + 1);
        _next = 1 - _next;
    }

    private async Task<bool> TryWriteAsync(ReplicaChange change, ILogger log)
    {
        try
        {
            await Task.Run(() => Write([.. change.Documents.Values.Where(d => !d.IsDeleted)])).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.SlotFailed(e);
            return false;
        }
    }

    private static long GenerationOf(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > DocumentSlot.MaxBytes) return 0;
        return DocumentSlot.Decode(File.ReadAllBytes(path)).TryGet(out var slot, out _) ? slot.Generation : 0;
    }
}
