using System.Diagnostics;
using System.Globalization;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>One life of the program <c>RearCloud.CrashClient</c>.</summary>
internal sealed class CrashProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly CrashRecord _record;

    private CrashProcess(Process process, CrashRecord record)
    {
        _process = process;
        _record = record;
    }

    /// <summary>True if it ended by a signal.</summary>
    public bool WasKilled => _process.ExitCode == 137;

    public static CrashProcess Start(CrashRecord record, string folder, FaultControl? faults = null, params string[] server)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "RearCloud.CrashClient.dll"), folder, .. server])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        faults?.AddTo(start.Environment);
        record.Begin();
        return new CrashProcess(Process.Start(start)!, record);
    }

    /// <summary>Orders edits without waiting for any.</summary>
    public void Edit(int first, int count)
    {
        try
        {
            for (var number = first; number < first + count; number++) _process.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"edit {number}\n"));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It is dead already.
        }
    }

    /// <summary>Reads what the program says up to a number of lines.</summary>
    public async Task ReadAsync(int lines)
    {
        while (lines-- > 0 && await ReadLineAsync() is not null)
        {
        }
    }

    /// <summary>Reads up to a line that begins with a word, and returns it.</summary>
    public async Task<string> ReadUntilAsync(string word)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.StartsWith(word, StringComparison.Ordinal)) return line;
        }

        throw new InvalidOperationException($"The program ended before it said '{word}'.");
    }

    /// <summary>Ends it between two instructions.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndedAsync();
    }

    /// <summary>Lets it end by itself, if it does.</summary>
    public async Task EndAsync()
    {
        try
        {
            await _process.StandardInput.WriteAsync("end\n");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is dead already.
        }

        await EndedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task EndedAsync()
    {
        while (await ReadLineAsync() is not null)
        {
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Scripted.Patience.Long, TestContext.Current.CancellationToken);
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Scripted.Patience.Long, TestContext.Current.CancellationToken);
        if (line is not null) _record.Take(line);
        return line;
    }
}
