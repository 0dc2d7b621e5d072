using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RearCloud.TestKit.Machine;

/// <summary>A program of this repository as a process of its own. It is ready when it has printed its ready line.</summary>
public sealed class ReadyProgram : IAsyncDisposable
{
    private const int KeptLines = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<JsonNode> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ReadyProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The program ended before it was ready:\n{Log}"));
    }

    /// <summary>The last lines that it wrote.</summary>
    public string Log
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts a program and waits for its ready line.</summary>
    /// <param name="assembly">The .NET program's file; it runs in its folder.</param>
    /// <param name="environment">Set for the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends the waiting, and the program.</param>
    /// <exception cref="InvalidOperationException">It ended before; with what it wrote.</exception>
    /// <exception cref="TimeoutException">It is not ready in time.</exception>
    public static async Task<ReadyProgram> StartAsync(
        string assembly, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Its input is a pipe: a program that watches it ends with this process.
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var program = new ReadyProgram(start);
        program._process.Start();
        try
        {
            program._process.BeginOutputReadLine();
            program._process.BeginErrorReadLine();
            await program._ready.Task.WaitAsync(Patience, cancellationToken);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>An address of the ready line.</summary>
    public async Task<Uri> AddressAsync(string name) => new((await _ready.Task)[name]!.GetValue<string>());

    /// <summary>Ends the program without a warning, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        Keep(line);
        if (line is not null && line.StartsWith("{\"ready\":true", StringComparison.Ordinal)) _ready.TrySetResult(JsonNode.Parse(line)!);
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
