using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.LastGood;

/// <summary>Finds the documents that a panel can start with when nobody tells it anything: the two slots that the replica leaves behind.</summary>
internal static class SlotReader
{
    /// <summary>The slots that are whole, newest first. What is missing is silent, what is damaged is a fault.</summary>
    public static IReadOnlyList<DocumentSlot> Read(string folder, FaultLog faults)
    {
        var whole = new List<DocumentSlot>();
        foreach (var name in DocumentSlot.FileNames)
        {
            if (ReadOne(Path.Combine(folder, name)) is not { } read) continue;
            if (read.TryGet(out var slot, out var problem)) whole.Add(slot);
            else faults.Report(name, problem.Message);
        }

        whole.Sort((a, b) => b.Generation.CompareTo(a.Generation));
        return whole;
    }

    private static Result<DocumentSlot>? ReadOne(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > DocumentSlot.MaxBytes)
                return new Problem("slot.length", "", $"The file has {file.Length} bytes, more than {DocumentSlot.MaxBytes}.", "Use the other slot.");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return DocumentSlot.Decode(bytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("slot.unreadable", "", e.Message, "Use the other slot.");
        }
    }
}
