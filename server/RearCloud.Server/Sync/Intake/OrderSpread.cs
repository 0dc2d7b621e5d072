using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>
/// The door's own edit after a mutation that left long order keys. It is a change of the same mutation: a client has seen it as it has seen its own edits,
/// so that its next deletion does not lose to it.
/// </summary>
internal static class OrderSpread
{
    /// <summary>The change at a place in the stream; null while the keys are short.</summary>
    public static AcceptedChange? Of(StoredDocument written, Sequence place)
    {
        var document = written.Document;
        if (OrderBalance.Of(document.Body) is not { Count: > 0 } orders) return null;
        var edit = Edit.Set(document.Key, document.Version, orders);
        var body = EditMerge.Apply(document, FieldStamps.Empty, edit, new FieldStamp(place, default)).Value.Body;

        // Nobody chose these keys: the stamps stay, so that an order that somebody sets meanwhile does not lose to them.
        return new AcceptedChange(place, edit, [], written, new StoredDocument(document with { Body = body, Version = place }, written.Stamps));
    }
}
