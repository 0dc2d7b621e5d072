using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Panels;

/// <summary>Logs the panel's faults away from the threads that meet them.</summary>
internal sealed class FaultTeller : IAsyncDisposable
{
    private readonly Channel<PanelFault> _unsaid = Channel.CreateBounded<PanelFault>(
        new BoundedChannelOptions(FaultLog.Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Task _telling;

    public FaultTeller(TimeProvider clock, ILoggerFactory loggers)
    {
        Log = new FaultLog(clock, fault => _unsaid.Writer.TryWrite(fault));
        _telling = TellAsync(loggers.CreateLogger("RearCloud.Panel"));
    }

    /// <summary>Where the panel, its sinks and its sources write.</summary>
    public FaultLog Log { get; }

    /// <summary>Ends when everything is said.</summary>
    public async ValueTask DisposeAsync()
    {
        _unsaid.Writer.Complete();
        await _telling.ConfigureAwait(false);
    }

    private async Task TellAsync(ILogger log)
    {
        await foreach (var fault in _unsaid.Reader.ReadAllAsync().ConfigureAwait(false)) log.Fault(fault.Place, fault.Message);
    }
}
