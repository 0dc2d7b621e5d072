using RearCloud.Server.Sync.Streams;
using System.Text;
using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Intake;

/// <summary>What the answer to a mutation tells of its values that lost, so that the person who made it can be asked.</summary>
internal static class LostReport
{
    /// <summary>The lost values in order, without those that do not fit any more; the history has them all.</summary>
    public static IReadOnlyList<LostField> Of(IReadOnlyList<AcceptedChange> changes)
    {
        var told = new List<LostField>();
        var bytes = 0;
        foreach (var change in changes)
        {
            foreach (var lost in change.Lost.Where(l => l.WasIncoming))
            {
                var size = Encoding.UTF8.GetByteCount(lost.Path.Pointer) + (lost.Value is { } value ? Encoding.UTF8.GetByteCount(value.GetRawText()) : 0);
                if (bytes + size > Limits.LostBytes) continue;
                bytes += size;
                told.Add(new LostField(change.Edit.Key, lost.Path, lost.Value));
            }
        }

        return told;
    }
}
