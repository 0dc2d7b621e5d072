namespace RearCloud.Core.Edits;

/// <summary>Where a member of a collection goes.</summary>
/// <param name="Member">The collection and the member: <c>/widgets/clock</c>.</param>
/// <param name="After">The sibling that it follows; null for the front.</param>
/// <param name="AfterOrder">The sibling's order key as the maker saw it, for the case that the sibling is gone; null if it is not known.</param>
public sealed record MemberPlace(FieldPath Member, string? After, string? AfterOrder);
