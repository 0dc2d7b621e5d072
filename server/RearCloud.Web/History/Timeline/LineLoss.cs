using RearCloud.Core.Documents;
using RearCloud.Core.Merging;

namespace RearCloud.Web.History.Timeline;

/// <summary>A value that lost in a line.</summary>
/// <param name="Change">The place at which it lost.</param>
/// <param name="Value">The value.</param>
/// <param name="Member">The member, in words.</param>
internal sealed record LineLoss(Sequence Change, LostValue Value, string Member);
