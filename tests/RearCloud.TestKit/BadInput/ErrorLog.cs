using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RearCloud.TestKit.BadInput;

/// <summary>What a server logs as an error: nothing that a client sends may cause one.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private const int Most = 100;

    private readonly ConcurrentQueue<string> _errors = [];

    public IReadOnlyCollection<string> Errors => _errors;

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(ErrorLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && log._errors.Count < Most) log._errors.Enqueue($"{name}: {formatter(state, exception)} {exception}");
        }
    }
}
