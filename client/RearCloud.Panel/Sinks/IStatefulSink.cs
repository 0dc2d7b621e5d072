namespace RearCloud.Panel.Sinks;

/// <summary>A sink with a thread of its own, which alone knows how it does. Asked from any thread.</summary>
internal interface IStatefulSink : IFrameSink
{
    /// <summary>What people call it.</summary>
    string Name => GetType().Name;

    SinkState State { get; }
}
