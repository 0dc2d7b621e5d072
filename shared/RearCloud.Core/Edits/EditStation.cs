namespace RearCloud.Core.Edits;

/// <summary>The stations of a mutation's way from the hand to the pixel, in order.</summary>
public enum EditStation
{
    /// <summary>The person or program made it.</summary>
    Made,

    /// <summary>The server's door took it in.</summary>
    Received,

    /// <summary>The server committed it.</summary>
    Stored,

    /// <summary>A session handed the delta to its carrier.</summary>
    Pushed,

    /// <summary>The device received the delta.</summary>
    Arrived,

    /// <summary>The replica committed it.</summary>
    Applied,

    /// <summary>The panel was told.</summary>
    Shown,

    /// <summary>The scene thread built the snapshot.</summary>
    Built,

    /// <summary>The frame went to the sinks.</summary>
    Presented,
}
