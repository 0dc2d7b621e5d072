using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene;

/// <summary>The layout and the wallpaper that a panel shows, chosen from all documents and read once.</summary>
public sealed class SceneDocuments
{
    private SceneDocuments(Document layout, ParsedLayout parsedLayout, Document? wallpaper, ParsedWallpaper? parsedWallpaper)
    {
        Layout = layout;
        ParsedLayout = parsedLayout;
        Wallpaper = wallpaper;
        ParsedWallpaper = parsedWallpaper;
    }

    /// <summary>The document compiled into the program, for when there is nothing better.</summary>
    public static SceneDocuments Factory { get; } =
        new(FactoryDocument.Layout, ParsedLayout.Read(FactoryDocument.Layout.Body)!, null, null);

    public Document Layout { get; }

    /// <summary>Null if the layout names none that can be shown.</summary>
    public Document? Wallpaper { get; }

    /// <summary>The image that the wallpaper shows, by its SHA-256; null if it shows none.</summary>
    public string? WallpaperAsset => ParsedWallpaper?.Asset;

    public bool IsFactory => ReferenceEquals(this, Factory);

    internal ParsedLayout ParsedLayout { get; }

    internal ParsedWallpaper? ParsedWallpaper { get; }

    /// <summary>
    /// Chooses what a device shows: the layout of its settings; else the layout lowest in <c>order</c>, those without one last, else by id. A layout
    /// that is broken as a whole is passed over, and with none left it is the factory document.
    /// </summary>
    /// <param name="documents">All documents of the stream; tombstones are passed over.</param>
    /// <param name="deviceId">Whose settings decide; null if none do.</param>
    /// <param name="previous">The choice before: what it has read of a document at the same version is not read again.</param>
    public static SceneDocuments From(IReadOnlyList<Document> documents, string? deviceId, SceneDocuments? previous = null)
    {
        var wanted = LayoutOfDevice(documents, deviceId);
        var candidates = documents
            .Where(d => !d.IsDeleted && d.Key.Kind == DocumentKind.Layout)
            .OrderBy(d => d.Key.Id.Value == wanted ? 0 : 1)
            .ThenBy(d => OrderOf(d) is null ? 1 : 0)
            .ThenBy(OrderOf, StringComparer.Ordinal)
            .ThenBy(d => d.Key.Id.Value, StringComparer.Ordinal);
        foreach (var layout in candidates)
        {
            var parsed = SameVersion(layout, previous?.Layout) ? previous!.ParsedLayout : ParsedLayout.Read(layout.Body);
            if (parsed is not null) return WithWallpaper(layout, parsed, documents, previous);
        }

        return Factory;
    }

    /// <summary>One layout as it is, with the wallpapers it may name; the factory document if the layout is broken as a whole.</summary>
    public static SceneDocuments Of(Document layout, IReadOnlyList<Document> documents) =>
        ParsedLayout.Read(layout.Body) is { } parsed ? WithWallpaper(layout, parsed, documents, null) : Factory;

    /// <summary>The same layout on the wallpaper of another choice, for as long as the image of its own is on its way.</summary>
    public SceneDocuments OnWallpaperOf(SceneDocuments other) => new(Layout, ParsedLayout, other.Wallpaper, other.ParsedWallpaper);

    private static SceneDocuments WithWallpaper(
        Document layout, ParsedLayout parsed, IReadOnlyList<Document> documents, SceneDocuments? previous)
    {
        var wallpaper = documents.FirstOrDefault(
            d => !d.IsDeleted && d.Key.Kind == DocumentKind.Wallpaper && d.Key.Id.Value == parsed.WallpaperId);
        if (wallpaper is null) return new SceneDocuments(layout, parsed, null, null);
        var parsedWallpaper = SameVersion(wallpaper, previous?.Wallpaper) ? previous!.ParsedWallpaper : ParsedWallpaper.Read(wallpaper.Body);
        return new SceneDocuments(layout, parsed, wallpaper, parsedWallpaper);
    }

    /// <summary>An edit that waits does not change a document's version, so the bodies count too.</summary>
    private static bool SameVersion(Document document, Document? before) =>
        before is not null && document.Key == before.Key && document.Version == before.Version && JsonElement.DeepEquals(document.Body, before.Body);

    private static string? LayoutOfDevice(IReadOnlyList<Document> documents, string? deviceId)
    {
        if (deviceId is null) return null;
        var settings = documents.FirstOrDefault(
            d => !d.IsDeleted && d.Key.Kind == DocumentKind.DeviceSettings && d.Key.Id.Value == deviceId);
        return settings is null ? null : new Members(settings.Body).Text("layout");
    }

    private static string? OrderOf(Document document) => new Members(document.Body).Text("order");
}
