using RearCloud.Server.History;

namespace RearCloud.Web.History.Timeline;

/// <summary>Who made a change, in words.</summary>
internal static class MakerWords
{
    public static string Of(HistoryMaker? maker) => maker switch
    {
        null => "another device",
        { IsOwner: true } => "You",
        { DeviceName: { } name } => name,
        _ => "A device that is gone",
    };
}
