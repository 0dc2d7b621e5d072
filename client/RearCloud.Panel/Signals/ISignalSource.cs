namespace RearCloud.Panel.Signals;

/// <summary>Something outside that is looked at now and then: a battery, the time zone. <see cref="SourceThread"/> asks it.</summary>
public interface ISignalSource
{
    /// <summary>For people, and the place in the fault log.</summary>
    string Name { get; }

    /// <summary>Looks once and feeds what it sees. May wait and may throw: what it throws is a fault, and it is asked again at the next round.</summary>
    void Look(IPanelFeed feed);
}
