namespace RearCloud.Scene;

/// <summary>The ids of layers.</summary>
internal static class LayerNames
{
    public const string Ground = "ground";

    public const string Wallpaper = "wallpaper";

    private const string WidgetPrefix = "widget/";

    /// <summary>The layer of a widget, or of the named part of it that lies above.</summary>
    public static string Widget(string widgetId, string? part = null) => part is null ? WidgetPrefix + widgetId : $"{WidgetPrefix}{widgetId}/{part}";

    /// <summary>The widget that a layer belongs to; null for the ground and the wallpaper.</summary>
    public static string? WidgetOf(string layerId)
    {
        if (!layerId.StartsWith(WidgetPrefix, StringComparison.Ordinal)) return null;
        var id = layerId[WidgetPrefix.Length..];
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? id : id[..slash];
    }
}
