namespace RearCloud.Core.Edits;

/// <summary>A numbered group of edits that is accepted or refused as one.</summary>
/// <param name="Id">The client's next number.</param>
/// <param name="Trace">The id under which its way to the pixel is recorded.</param>
/// <param name="EditedAt">When the person made it, by the clock of the device.</param>
/// <param name="Edits">1 to <see cref="Limits.EditsPerMutation"/> edits.</param>
public sealed record Mutation(MutationId Id, TraceId Trace, DateTimeOffset EditedAt, IReadOnlyList<Edit> Edits)
{
    /// <summary>What the group is called, for people: "Arrange clocks". Null for none; at most <see cref="Limits.MutationNameLength"/> characters.</summary>
    public string? Name { get; init; }
}
