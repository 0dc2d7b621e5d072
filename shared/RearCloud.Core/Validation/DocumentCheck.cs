using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Json;

namespace RearCloud.Core.Validation;

/// <summary>Says everything that is wrong with a document's body. The same at the door, in the client and in <c>rear check</c>.</summary>
public static class DocumentCheck
{
    /// <summary>The newest format version of every kind.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Checks a body. Members that nobody knows, and widgets of unknown kinds, are right: they are kept.</summary>
    /// <returns>All problems; empty if the body is right.</returns>
    public static IReadOnlyList<Problem> Check(DocumentKind kind, JsonElement body)
    {
        if (!kind.IsKnown)
            return [new Problem("document.kind", "", $"There is no document kind '{kind}'.", $"Use one of {string.Join(", ", DocumentKind.Known)}.")];
        if (body.ValueKind != JsonValueKind.Object)
            return [new Problem("json.not-an-object", "", "The body is not a JSON object.", "Send a JSON object.")];
        if (CanonicalJson.GetLength(body) is var bytes && bytes > Limits.DocumentBytes)
            return [new Problem("json.too-large", "", $"The body has {bytes} bytes; {Limits.DocumentBytes} are allowed.", "Move images into assets and shorten texts.")];
        if (BodyDepth.FirstBeyond(body) is { } deep)
            return [new Problem("json.too-deep", deep, $"The body nests deeper than {Limits.DocumentDepth}.", "Nest less: replicas read no deeper body.")];

        var problems = new List<Problem>();
        var reader = new BodyReader(body, "", problems);
        CheckFormat(reader);
        reader.Text("name", 200);
        reader.Order("order");
        if (kind == DocumentKind.Layout) LayoutCheck.Check(reader);
        else if (kind == DocumentKind.Wallpaper) WallpaperCheck.Check(reader);
        else if (kind == DocumentKind.NotificationRule) CheckRule(reader);
        else CheckDeviceSettings(reader);
        return problems;
    }

    private static void CheckFormat(BodyReader body)
    {
        if (body.Member("format", required: true) is not { } format) return;
        if (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var version) || version < 1)
            body.Report("format.malformed", "format", "The format version is not a whole number from 1.", $"Write {CurrentFormat}.");
        else if (version > CurrentFormat)
            body.Report("format.unknown", "format", $"Format {version} is newer than this program, which knows {CurrentFormat}.", "Update the program, or save the document in the older format.");
    }

    private static void CheckRule(BodyReader body)
    {
        if (body.Object("match") is { } match)
        {
            match.Text("app", 200);
            match.Text("text", Limits.TextLength);
        }

        body.OneOf("show", ["full", "redacted", "none"], required: true);
        if (body.Object("redact") is { } redact)
        {
            redact.Truth("title");
            redact.Truth("text");
        }
    }

    private static void CheckDeviceSettings(BodyReader body)
    {
        body.Id("panel");
        body.Id("layout");
        body.Number("brightness", 0, 1);
    }
}
