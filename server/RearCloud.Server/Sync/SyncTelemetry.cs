using System.Diagnostics;

namespace RearCloud.Server.Sync;

/// <summary>The names under which sync is observed.</summary>
public static class SyncTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "RearCloud.Sync";

    internal static readonly ActivitySource Activities = new(Name);
}
