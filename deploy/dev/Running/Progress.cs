using System.Diagnostics;

namespace RearCloud.Dev.Running;

/// <summary>
/// Shows on standard error that long work goes on: on a terminal one line with the elapsed time and the newest detail,
/// elsewhere the beginning, a sign of life twice a minute, and the end.
/// </summary>
internal sealed class Progress : IAsyncDisposable
{
    private static readonly bool IsTerminal = !Console.IsErrorRedirected;
    private static readonly TimeSpan Beat = IsTerminal ? TimeSpan.FromSeconds(0.25) : TimeSpan.FromSeconds(30);
    private static readonly Lock Gate = new();

    private readonly string what;
    private readonly Stopwatch elapsed = Stopwatch.StartNew();
    private readonly CancellationTokenSource end = new();
    private readonly Task beats;
    private volatile string detail = "";

    internal Progress(string what)
    {
        this.what = what;
        if (!IsTerminal)
            Console.Error.WriteLine($"{what} ...");
        beats = BeatAsync();
    }

    /// <summary>What the work is busy with at this moment.</summary>
    internal string Detail
    {
        set => detail = value.Trim();
    }

    /// <summary>Writes a line for good, above the moving one.</summary>
    internal static void WriteLine(string line)
    {
        lock (Gate)
        {
            Clear();
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await beats;
        end.Dispose();
        lock (Gate)
        {
            Clear();
            Console.Error.WriteLine($"{what}: {Text(elapsed.Elapsed)}");
        }
    }

    internal static string Text(TimeSpan time) =>
        time.TotalMinutes >= 1 ? $"{(int)time.TotalMinutes} min {time.Seconds} s" : $"{time.TotalSeconds:0.0} s";

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
                Show();
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    private void Show()
    {
        var line = $"{what}  {Text(elapsed.Elapsed)}  {detail}";
        lock (Gate)
        {
            if (!IsTerminal)
            {
                Console.Error.WriteLine(line);
                return;
            }

            Clear();
            var width = Math.Max(20, Console.WindowWidth - 1);
            Console.Error.Write(line.Length > width ? line[..width] : line);
        }
    }

    private static void Clear()
    {
        if (IsTerminal)
            Console.Error.Write("\r\e[K");
    }
}
