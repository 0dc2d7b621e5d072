namespace RearCloud.Dev.Machine;

/// <summary>Whether a machine, not a person, waits for the answer: then nothing may be left out quietly.</summary>
internal static class ContinuousIntegration
{
    internal static bool IsOn => Environment.GetEnvironmentVariable("CI") == "true";
}
