namespace RearCloud.Panel.Statistics;

/// <summary>Something that failed while the panel went on.</summary>
/// <param name="At">When it happened last.</param>
/// <param name="Place">Where: <c>scene</c>, <c>frame</c>, <c>slot-a</c>, a sink's name.</param>
/// <param name="Message">What went wrong, for people.</param>
/// <param name="Count">How often.</param>
public sealed record PanelFault(DateTimeOffset At, string Place, string Message, int Count);
