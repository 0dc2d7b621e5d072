using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Server.History;

/// <summary>A document of the past, or as it stands after something was brought back.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Sequence of the change that made it so; also its ETag.</param>
/// <param name="Deleted">True for a tombstone, which keeps its last body.</param>
/// <param name="Body">The JSON object.</param>
internal sealed record PastAnswer(string Kind, string Id, long Version, bool Deleted, JsonElement Body)
{
    public static PastAnswer Of(Document document) =>
        new(document.Key.Kind.Name, document.Key.Id.Value, document.Version.Value, document.IsDeleted, document.Body);
}
