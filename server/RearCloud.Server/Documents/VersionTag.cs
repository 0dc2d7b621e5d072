using System.Globalization;
using Microsoft.AspNetCore.Http;
using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Documents;

/// <summary>A document's version as an entity tag: <c>ETag</c> in answers, <c>If-Match</c> and <c>If-None-Match</c> in requests.</summary>
internal static class VersionTag
{
    public static string Of(Sequence version) => $"\"{version}\"";

    /// <summary>The version that the caller insists on; null without the header or with <c>*</c>. The quotes may be left out.</summary>
    public static Result<Sequence?> ReadIfMatch(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim().Trim('"');
        if (text is "" or "*") return (Sequence?)null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new Sequence(version)
            : new Problem("request.malformed", "", "The header If-Match is not a version.", "Send the version of the document that the edit was made on, like \"42\".");
    }

    public static Problem Stale(Document? document, Sequence expected) => new(
        "request.if-match", "",
        document is null ? "The document does not exist." : $"The document stands at version {document.Version}; the edit was made on {expected}.",
        "Read the document again, make the edit on what stands, and send its version.");
}
