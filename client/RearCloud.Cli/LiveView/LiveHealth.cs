namespace RearCloud.Cli.LiveView;

/// <summary>The answer of <c>/health</c>.</summary>
internal sealed record LiveHealth(string Status, long Presented);
