using System.Text.Json;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>A change as the HTTP API shows it.</summary>
/// <param name="Sequence">Its place in the stream.</param>
/// <param name="Kind">The document's kind.</param>
/// <param name="Id">The document's id.</param>
/// <param name="Operation">What the edit did: create, set, delete, restore, move or replace.</param>
/// <param name="Name">The name of the edit, for people.</param>
/// <param name="Fields">The members that it set; a member without a value was removed.</param>
/// <param name="Body">The whole body of a creation or a replacement.</param>
/// <param name="Lost">Values that lost a conflict and can be brought back.</param>
/// <param name="IsMine">True if the account that asks made it. Which device and client of another account did is not told.</param>
/// <param name="Device">The account's device that acted; null if the account's owner did.</param>
/// <param name="DeviceName">Its name.</param>
/// <param name="Client">The account's client that sent it.</param>
/// <param name="EditedAt">When it was made.</param>
/// <param name="AcceptedAt">When the server took it in.</param>
internal sealed record ChangeAnswer(
    long Sequence,
    string Kind,
    string Id,
    string Operation,
    string? Name,
    IReadOnlyList<FieldAnswer> Fields,
    JsonElement? Body,
    IReadOnlyList<LostAnswer> Lost,
    bool IsMine,
    string? Device,
    string? DeviceName,
    string? Client,
    DateTimeOffset EditedAt,
    DateTimeOffset AcceptedAt)
{
    public static ChangeAnswer Of(HistoryEntry entry, Actor reader)
    {
        var change = entry.Change;
        var isMine = change.AccountId == reader.AccountId;
        return new ChangeAnswer(
            change.Sequence.Value, change.Key.Kind.Name, change.Key.Id.Value, OperationName.Of(change.Edit.Operation), change.Name,
            [.. change.Edit.Fields.Select(f => new FieldAnswer(f.Path.Pointer, f.Value))], change.Edit.Body,
            [.. change.Lost.Select(l => new LostAnswer(l.Path.Pointer, l.Value, l.WasIncoming))],
            isMine, isMine ? change.DeviceId : null, entry.DeviceName, isMine ? change.Client.Value : null, change.EditedAt, change.AcceptedAt);
    }
}
