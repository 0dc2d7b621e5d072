using System.Text.Json;
using RearCloud.Scene.Widgets;

namespace RearCloud.Scene.Layout;

/// <summary>A placed widget whose members have been read.</summary>
/// <param name="Id">Its id in the layout.</param>
/// <param name="Order">Place from back to front.</param>
/// <param name="Frame">Null if the document says nothing usable.</param>
/// <param name="Kind">What the document calls it.</param>
/// <param name="Look">What it draws: its own look, or a placeholder.</param>
internal sealed record ParsedWidget(string Id, string Order, WidgetFrame? Frame, string Kind, IWidget Look)
{
    public static ParsedWidget Read(string id, JsonElement body)
    {
        var members = new Members(body);
        var kind = members.Text("kind") ?? "";
        var frame = WidgetFrame.Read(members.Object("frame"));
        var look = frame is null ? new Placeholder(kind) : WidgetKinds.Read(kind, members);
        return new ParsedWidget(id, members.Text("order") ?? "", frame, kind, look);
    }
}
