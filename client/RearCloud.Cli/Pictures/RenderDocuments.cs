using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Validation;

namespace RearCloud.Cli.Pictures;

/// <summary>Reads and checks the documents of a file: a layout, or a bundle of a layout and its wallpaper.</summary>
internal sealed class RenderDocuments
{
    private static readonly DocumentId OnlyId = new("rendered");

    private RenderDocuments(IReadOnlyList<Document> documents, IReadOnlyList<Problem> problems)
    {
        Documents = documents;
        Problems = problems;
    }

    public IReadOnlyList<Document> Documents { get; }

    /// <summary>Empty if everything is right.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    public static RenderDocuments Read(string path)
    {
        JsonElement root;
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > 2 * Limits.DocumentBytes)
                return Wrong(new Problem("document.too-large", "", $"{path} has {file.Length} bytes.", $"A layout and a wallpaper have at most {2 * Limits.DocumentBytes}."));
            root = JsonElement.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = Limits.DocumentDepth + 1 });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Wrong(new Problem("rear.file", "", e.Message, "Name a file that can be read."));
        }
        catch (JsonException e)
        {
            return Wrong(new Problem("document.json", "", $"{path} is not JSON: {e.Message}", "Correct the file."));
        }

        return Split(root);
    }

    private static RenderDocuments Split(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("layout", out var layout)) return Check([(DocumentKind.Layout, OnlyId, root)]);
        var parts = new List<(DocumentKind, DocumentId, JsonElement)> { (DocumentKind.Layout, OnlyId, layout) };
        if (root.TryGetProperty("wallpaper", out var wallpaper)) parts.Add((DocumentKind.Wallpaper, WallpaperIdOf(layout), wallpaper));
        return Check(parts);
    }

    /// <summary>The bundle's wallpaper gets the id that its layout names.</summary>
    private static DocumentId WallpaperIdOf(JsonElement layout) =>
        layout.ValueKind == JsonValueKind.Object
        && layout.TryGetProperty("wallpaper", out var named)
        && named.ValueKind == JsonValueKind.String
        && DocumentId.TryParse(named.GetString(), out var id)
            ? id
            : OnlyId;

    private static RenderDocuments Check(List<(DocumentKind Kind, DocumentId Id, JsonElement Body)> parts)
    {
        var problems = parts.SelectMany(p => DocumentCheck.Check(p.Kind, p.Body)
            .Select(problem => parts.Count == 1 ? problem : problem with { Path = $"/{p.Kind}{problem.Path}" }));
        return new RenderDocuments(
            [.. parts.Select(p => new Document(new DocumentKey(p.Kind, p.Id), p.Body, new Sequence(1), false))],
            [.. problems]);
    }

    private static RenderDocuments Wrong(Problem problem) => new([], [problem]);
}
