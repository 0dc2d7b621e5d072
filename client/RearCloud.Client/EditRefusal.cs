using RearCloud.Core;
using RearCloud.Core.Edits;

namespace RearCloud.Client;

/// <summary>An accepted edit that the server refused later. It stays until it is dismissed, also over a restart.</summary>
/// <param name="Trace">The trace that <see cref="RearCloudClient.EditAsync(Edit, CancellationToken)"/> returned.</param>
/// <param name="EditedAt">When it was made, by the device's clock.</param>
/// <param name="Edits">What was meant.</param>
/// <param name="Problem">Why it was refused.</param>
public sealed record EditRefusal(TraceId Trace, DateTimeOffset EditedAt, IReadOnlyList<Edit> Edits, Problem Problem);
