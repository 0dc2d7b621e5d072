using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RearCloud.Dev.Running;

/// <summary>A started program; disposing ends it, first kindly and then surely, with everything that it started.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int TailLines = 400;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly Queue<string> tail = new();
    private readonly Action<string>? onLine;

    private RunningProgram(Process process, Action<string>? onLine)
    {
        this.process = process;
        this.onLine = onLine;
    }

    /// <summary>The newest lines of its output and errors, oldest first.</summary>
    internal IReadOnlyList<string> Tail
    {
        get
        {
            lock (tail)
                return [.. tail];
        }
    }

    /// <summary>Starts a program whose output goes to <paramref name="onLine"/> and into the tail.</summary>
    internal static RunningProgram Start(Command command, Action<string>? onLine = null)
    {
        var running = new RunningProgram(new Process { StartInfo = command.ToStartInfo(capture: true) }, onLine);
        running.process.OutputDataReceived += (_, line) => running.Take(line.Data);
        running.process.ErrorDataReceived += (_, line) => running.Take(line.Data);
        running.Begin(command);
        running.process.StandardInput.Close();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Starts a program that uses this one's terminal.</summary>
    internal static RunningProgram StartAttached(Command command)
    {
        var running = new RunningProgram(new Process { StartInfo = command.ToStartInfo(capture: false) }, onLine: null);
        running.Begin(command);
        return running;
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    internal async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // A failure means that it has just ended by itself, which the wait below sees.
            _ = Signal(process.Id, Terminate);
            using var grace = new CancellationTokenSource(Grace);
            try
            {
                await process.WaitForExitAsync(grace.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        process.Dispose();
    }

    private void Begin(Command command)
    {
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            process.Dispose();
            throw new CommandFailedException($"{command.Program} could not be started: {problem.Message}");
        }
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (tail)
        {
            tail.Enqueue(line);
            if (tail.Count > TailLines)
                tail.Dequeue();
        }

        onLine?.Invoke(line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);
}
