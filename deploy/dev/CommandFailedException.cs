namespace RearCloud.Dev;

/// <summary>Ends a command with a message for the developer and no stack trace.</summary>
internal sealed class CommandFailedException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    internal int ExitCode { get; } = exitCode;
}
