namespace RearCloud.Panel.Tests;

/// <summary>How long a test waits for a fact before it fails; generous, because the machine may be busy.</summary>
internal static class Patience
{
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(60);
}
