namespace RearCloud.Client.Tests.Scripted;

/// <summary>How long a test waits for a fact that has to come: long, because a waiting test is a failing test.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
}
