namespace RearCloud.Panel.Scenes;

/// <summary>How long building a scene may take before the panel helps itself.</summary>
internal sealed record SceneLimits
{
    /// <summary>A scene that is built for longer hangs: its thread is left behind.</summary>
    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Threads that hang at the same time; with so many, the last good picture stays.</summary>
    public int HangingThreads { get; init; } = 3;

    /// <summary>What one widget may take to be drawn. All of them together take less than a millisecond.</summary>
    public TimeSpan WidgetBudget { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A widget that is over its budget so often without a break is replaced; once may be the machine's fault.</summary>
    public int WidgetStrikes { get; init; } = 5;
}
