using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.History;

/// <summary>A value that lost and the value that stands in its place: what a person can choose between.</summary>
/// <param name="Change">The place at which it lost.</param>
/// <param name="Path">The member.</param>
/// <param name="Lost">The value that lost; null if a removal lost.</param>
/// <param name="Standing">The value that stands now; null if the member is gone.</param>
/// <param name="Loser">Whose value lost; null if that change is no longer kept.</param>
/// <param name="Winner">Whose value stands; null if that change is no longer kept.</param>
/// <param name="At">When the two met.</param>
public sealed record LostChoice(
    Sequence Change, FieldPath Path, JsonElement? Lost, JsonElement? Standing, HistoryMaker? Loser, HistoryMaker? Winner, DateTimeOffset At);
