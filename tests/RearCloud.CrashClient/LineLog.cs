using Microsoft.Extensions.Logging;

namespace RearCloud.CrashClient;

/// <summary>Prints what the client logs, a line for each event: <c>log ReplicaRebuilt The replica's ...</c></summary>
internal sealed class LineLog : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is only the standard output.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Print($"log {eventId.Name} {formatter(state, exception).ReplaceLineEndings(" ")}");
    }

    public void Dispose()
    {
    }
}
