using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Cloud;

/// <summary>A program of ours that prints one line of JSON with <c>"ready":true</c> when it can be used.</summary>
internal sealed class ReadyProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string name;
    private readonly RunningProgram program;

    private ReadyProgram(string name, RunningProgram program, JsonObject ready)
    {
        this.name = name;
        this.program = program;
        Ready = ready;
    }

    /// <summary>What it said when it was ready: its addresses.</summary>
    internal JsonObject Ready { get; }

    /// <summary>Starts it and waits for the line.</summary>
    internal static async Task<ReadyProgram> StartAsync(string name, Command command, CancellationToken cancellationToken)
    {
        var ready = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var progress = new Progress($"Start {name}");
        var program = RunningProgram.Start(command, line =>
        {
            if (ReadReady(line) is { } said)
                ready.TrySetResult(said);
        });

        try
        {
            var ended = program.WaitAsync(cancellationToken);
            var first = await Task.WhenAny(ready.Task, ended).WaitAsync(Patience, cancellationToken);
            if (first == ready.Task)
                return new ReadyProgram(name, program, await ready.Task);
            throw new CommandFailedException($"{Tail(name, program)}\n{name} ended with {await ended} before it was ready.");
        }
        catch (TimeoutException)
        {
            var tail = Tail(name, program);
            await program.DisposeAsync();
            throw new CommandFailedException($"{tail}\n{name} was not ready within {Patience.TotalMinutes:0} minutes.");
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>An address from the ready line, with a slash at its end.</summary>
    internal Uri Address(string member) => new(Ready[member]!.GetValue<string>().TrimEnd('/') + "/");

    /// <summary>Waits for its end, which before Ctrl+C is a failure.</summary>
    internal async Task WaitForUnexpectedEndAsync(CancellationToken cancellationToken)
    {
        var exitCode = await program.WaitAsync(cancellationToken);
        throw new CommandFailedException($"{LogTail}\n{name} ended with {exitCode}.");
    }

    /// <summary>The newest lines that it printed, under its name.</summary>
    internal string LogTail => Tail(name, program);

    public ValueTask DisposeAsync() => program.DisposeAsync();

    private static JsonObject? ReadReady(string line)
    {
        if (!line.StartsWith('{') || !line.Contains("\"ready\"", StringComparison.Ordinal))
            return null;
        try
        {
            return JsonNode.Parse(line) is JsonObject said && said["ready"] is JsonValue value && value.TryGetValue<bool>(out var isReady) && isReady
                ? said
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Tail(string name, RunningProgram program) =>
        $"--- {name}, last lines ---\n{string.Join('\n', program.Tail.TakeLast(40))}\n---";
}
