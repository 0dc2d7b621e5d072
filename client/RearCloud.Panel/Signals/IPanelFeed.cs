using RearCloud.Scene;

namespace RearCloud.Panel.Signals;

/// <summary>Takes what changes outside the panel. Safe from any thread; a value that is what it was costs nothing.</summary>
public interface IPanelFeed
{
    /// <summary>Sets a signal; widgets show it from the next frame on.</summary>
    /// <param name="name">One of <see cref="SignalNames"/> or <see cref="Post.DisplaySignals"/>, which give the units; others are kept and shown by nobody.</param>
    /// <param name="value">The value now.</param>
    void Feed(string name, SignalValue value);

    /// <summary>Takes a signal back whose source is lost, so that widgets show their look without it.</summary>
    void Forget(string name);

    /// <summary>Sets the owner's time zone.</summary>
    void SetZone(TimeZoneInfo zone);
}
