using System.Diagnostics;

namespace RearCloud.TestKit.Machine;

/// <summary>
/// A foreign server program as a child of this process. A small shell, the keeper, starts it and waits for the end of its own input: whether this
/// process disposes the program or dies, the pipe closes, and the keeper kills what it started.
/// </summary>
public sealed class KeptProgram : IAsyncDisposable
{
    private const int KeptLines = 40;

    // Signals of the terminal reach the whole group; the keeper must outlive them to clean up. The program's input is not the keeper's.
    private const string KeeperScript = """
        trap '' INT HUP TERM PIPE
        "$@" < /dev/null &
        program=$!
        read -r _
        kill -KILL "$program" 2> /dev/null
        wait "$program"
        """;

    private readonly Process _keeper;
    private readonly Queue<string> _lines = new();

    private KeptProgram(Process keeper)
    {
        _keeper = keeper;
        keeper.OutputDataReceived += (_, line) => Keep(line.Data);
        keeper.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>The last that the program said.</summary>
    public string Log
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts a program.</summary>
    public static KeptProgram Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", KeeperScript, "keeper", program, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        };
        var kept = new KeptProgram(new Process { StartInfo = start });
        kept._keeper.Start();
        kept._keeper.BeginOutputReadLine();
        kept._keeper.BeginErrorReadLine();
        return kept;
    }

    /// <summary>Kills the program.</summary>
    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines) _lines.Dequeue();
        }
    }
}
