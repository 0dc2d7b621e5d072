using Microsoft.Extensions.Logging;

namespace RearCloud.Cli.Panels;

/// <summary>What a running panel logs.</summary>
internal static partial class PanelLog
{
    [LoggerMessage(1, LogLevel.Warning, "The replica failed; the panel goes on with what it has. Next attempt in {Retry}.")]
    public static partial void ReplicaFailed(this ILogger log, Exception exception, TimeSpan retry);

    [LoggerMessage(2, LogLevel.Warning, "{Place}: {Message} The panel goes on.")]
    public static partial void Fault(this ILogger log, string place, string message);
}
