namespace RearCloud.Panel.Signals;

/// <summary>Something outside that is looked at now and then: a battery, the time zone.</summary>
public interface ISignalSource
{
    /// <summary>For people, and the place in the fault log.</summary>
    string Name { get; }

    /// <summary>Looks once and feeds what it sees. May throw; it is asked again at the next round.</summary>
    void Look(IPanelFeed feed);
}
