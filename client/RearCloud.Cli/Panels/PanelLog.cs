using Microsoft.Extensions.Logging;

namespace RearCloud.Cli.Panels;

/// <summary>What a running panel logs.</summary>
internal static partial class PanelLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Place}: {Message} The panel goes on.")]
    public static partial void Fault(this ILogger log, string place, string message);
}
