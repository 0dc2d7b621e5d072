using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Hints;
using RearCloud.Server.Sync.Previews;

namespace RearCloud.Server.Tests.Sync.Hints;

/// <summary>One node's exchange of hints and previews over a fake relay, with a clock that stands until it is moved.</summary>
internal sealed class HintNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();
    private readonly List<string> _log = [];
    private long _dropped;
    private long _droppedPreviews;

    public HintNode()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new Lines(_log)).AddFilter((category, _) => category!.StartsWith("RearCloud", StringComparison.Ordinal)));
        services.AddMetrics();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<SyncMeter>();
        services.AddSingleton<HintOutbox>();
        services.AddSingleton<StreamWatch>();
        services.AddSingleton(SyncMachine.Real);
        services.AddSingleton<PreviewOutbox>();
        services.AddSingleton<PreviewExchange>();
        services.AddHintRelay(Relay, "ready");
        _services = services.BuildServiceProvider();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "rearcloud.sync.hints" or "rearcloud.sync.previews" && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>()) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags[0].Value is "dropped") Interlocked.Add(ref instrument.Name == "rearcloud.sync.hints" ? ref _dropped : ref _droppedPreviews, value);
        });
        _listener.Start();
        Watch = _services.GetRequiredService<StreamWatch>();
        Exchange = _services.GetRequiredService<HintExchange>();
        Previews = _services.GetRequiredService<PreviewExchange>();
        PreviewsToTell = _services.GetRequiredService<PreviewOutbox>();
    }

    public FakeTimeProvider Clock { get; } = new();

    public FakeRelay Relay { get; } = new();

    public StreamWatch Watch { get; }

    public HintExchange Exchange { get; }

    public PreviewExchange Previews { get; }

    public PreviewOutbox PreviewsToTell { get; }

    public IServiceProvider Services => _services;

    public long Dropped => Interlocked.Read(ref _dropped);

    public long DroppedPreviews => Interlocked.Read(ref _droppedPreviews);

    /// <summary>Warnings of the exchange so far.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_log) return [.. _log];
        }
    }

    /// <summary>Starts the exchange and returns when the first link stands and every watcher has looked because of it.</summary>
    public async Task StartAsync()
    {
        var looked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = Watch.Watch(Stream(-1), () => looked.TrySetResult(true));
        await Exchange.StartAsync(TestContext.Current.CancellationToken);
        await looked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public async Task<FakeRelay.FakeLink> LinkAsync() => await AdvanceUntilAsync(Relay.Links.ReadAsync(TestContext.Current.CancellationToken).AsTask());

    /// <summary>The hints of the next text that is published.</summary>
    public async Task<(string Node, IReadOnlyList<StreamHint> Hints)> NextAsync(FakeRelay.FakeLink link) =>
        HintText.Read(await NextTextAsync(link))!.Value;

    public async Task<string> NextTextAsync(FakeRelay.FakeLink link) => await AdvanceUntilAsync(link.Published.ReadAsync(TestContext.Current.CancellationToken).AsTask());

    /// <summary>Moves the clock on until something has happened.</summary>
    public async Task<T> AdvanceUntilAsync<T>(Task<T> task)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!task.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return await task;
    }

    public static StreamId Stream(int number) => new($"stream-{number}");

    public async ValueTask DisposeAsync()
    {
        await Exchange.StopAsync(CancellationToken.None);
        _listener.Dispose();
        await _services.DisposeAsync();
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            lock (lines) lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
