namespace RearCloud.Dev.Running;

/// <summary>Runs programs to their end.</summary>
internal static class Shell
{
    private const int ShownOnFailure = 60;

    /// <summary>Runs a program quietly; when it fails, its last lines are the failure.</summary>
    internal static async Task<IReadOnlyList<string>> RunAsync(Command command, Progress progress, CancellationToken cancellationToken)
    {
        await using var running = RunningProgram.Start(command, line => progress.Detail = line);
        var exitCode = await running.WaitAsync(cancellationToken);
        if (exitCode == 0)
            return running.Tail;
        throw new CommandFailedException(
            $"{string.Join('\n', running.Tail.TakeLast(ShownOnFailure))}\n{command.Program} {string.Join(' ', command.Arguments)} ended with {exitCode}.");
    }

    /// <summary>Runs a program on this one's terminal and returns its exit code.</summary>
    internal static async Task<int> RunAttachedAsync(Command command, CancellationToken cancellationToken)
    {
        await using var running = RunningProgram.StartAttached(command);
        return await running.WaitAsync(cancellationToken);
    }

    /// <summary>The full path of a program that the shell would find, or null.</summary>
    internal static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
