using Microsoft.Extensions.Logging;

namespace RearCloud.Cli.Panels;

/// <summary>What a running panel logs.</summary>
internal static partial class PanelLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Place}: {Message} The panel goes on.")]
    public static partial void Fault(this ILogger log, string place, string message);

    [LoggerMessage(2, LogLevel.Warning, "There is no light sensor in {Folder}: the output is as bright by day as by night. Choose how bright with --brightness, or another folder with --light-sensors.")]
    public static partial void NoLightSensor(this ILogger log, string folder);
}
