using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RearCloud.EndToEnd.Running;

/// <summary>One of the product's programs as its own process, from its build folder. It is ready when it has printed its ready line.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int KeptLines = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<JsonNode> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The program ended before it was ready:\n{Log}"));
    }

    public string Log
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts a program of the solution.</summary>
    /// <param name="project">Its project, from the solution's folder.</param>
    /// <param name="assembly">The file to run.</param>
    /// <param name="environment">Set for the program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<RunningProgram> StartAsync(string project, string assembly, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var folder = Solution.OutputOf(project);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, assembly), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var program = new RunningProgram(start);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        await program._ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return program;
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
