using RearCloud.Scene;

namespace RearCloud.Panel.Signals;

/// <summary>Takes what changes outside the panel. Safe from any thread; a value that is what it was costs nothing.</summary>
public interface IPanelFeed
{
    /// <summary>Sets a signal.</summary>
    void Feed(string name, SignalValue value);

    /// <summary>Takes a signal back whose source is lost, so that widgets show their look without it.</summary>
    void Forget(string name);

    /// <summary>Sets the owner's time zone.</summary>
    void SetZone(TimeZoneInfo zone);
}
