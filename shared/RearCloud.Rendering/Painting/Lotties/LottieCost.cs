using System.Text.Json;

namespace RearCloud.Rendering.Painting.Lotties;

/// <summary>
/// How many elements a Lottie animation draws in a frame, before anything is drawn: layers and shapes, multiplied by repeaters and by compositions that name each other.
/// Members are those of the Lottie format 1.0 (lottie.github.io): <c>layers</c>, <c>shapes</c>, <c>it</c>, <c>ty</c>, <c>refId</c>, <c>assets</c>.
/// </summary>
internal sealed class LottieCost
{
    /// <summary>More than this is not drawn. Animations of designers have some hundred.</summary>
    public const long Most = 5_000;

    /// <summary>Compositions in compositions.</summary>
    private const int Deepest = 16;

    private readonly Dictionary<string, JsonElement> _compositions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _known = new(StringComparer.Ordinal);

    private LottieCost(JsonElement animation)
    {
        foreach (var asset in Items(animation, "assets"))
        {
            if (Text(asset, "id") is { } id) _compositions.TryAdd(id, asset);
        }
    }

    /// <summary>The elements, or one more than <see cref="Most"/> for as many and more, and for compositions that contain themselves.</summary>
    public static long Of(JsonElement animation) => new LottieCost(animation).OfLayers(animation, 0);

    private long OfLayers(JsonElement composition, int depth)
    {
        if (depth > Deepest) return Most + 1;
        long sum = 0;
        foreach (var layer in Items(composition, "layers"))
        {
            sum += 1 + OfShapes(layer, "shapes", depth) + OfReference(Text(layer, "refId"), depth);
            if (sum > Most) return Most + 1;
        }

        return sum;
    }

    private long OfReference(string? id, int depth)
    {
        if (id is null || !_compositions.TryGetValue(id, out var composition)) return 0;
        if (_known.TryGetValue(id, out var known)) return known;
        // Until it is known it counts as endless: that is what a composition in itself is.
        _known[id] = Most + 1;
        return _known[id] = OfLayers(composition, depth + 1);
    }

    private static long OfShapes(JsonElement holder, string member, int depth)
    {
        if (depth > 4 * Deepest) return Most + 1;
        long sum = 0, copies = 1;
        foreach (var shape in Items(holder, member))
        {
            var kind = Text(shape, "ty");
            if (kind == "rp" && shape.TryGetProperty("c", out var count)) copies = Math.Min(Most + 1, copies * Math.Max(1, (long)Math.Min(Most + 1, Largest(count))));
            sum += 1 + (kind == "gr" ? OfShapes(shape, "it", depth + 1) : 0);
            if (sum > Most) return Most + 1;
        }

        return Math.Min(Most + 1, sum * copies);
    }

    // A count may be animated: its largest number counts.
    private static double Largest(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Largest).DefaultIfEmpty(0).Max(),
        JsonValueKind.Object => value.EnumerateObject().Where(m => m.Name is "k" or "s" or "e").Select(m => Largest(m.Value)).DefaultIfEmpty(0).Max(),
        _ => 0,
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement holder, string member) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement holder, string member) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
