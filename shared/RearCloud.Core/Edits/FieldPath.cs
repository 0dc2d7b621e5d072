using System.Text;

namespace RearCloud.Core.Edits;

/// <summary>The way to a member of a document's body: a JSON Pointer (RFC 6901) of object members. The root is empty.</summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    private readonly string[] _segments;

    private FieldPath(string[] segments, string pointer)
    {
        _segments = segments;
        Pointer = pointer;
    }

    /// <summary>Member names from the root, unescaped.</summary>
    public IReadOnlyList<string> Segments => _segments;

    /// <summary>The JSON Pointer text, escaped.</summary>
    public string Pointer { get; }

    /// <summary>True for geometry, which is one value: half of one drag and half of another is a place nobody chose.</summary>
    public bool IsAtomic => _segments is [.., "frame"];

    public static FieldPath Of(params string[] segments) =>
        new([.. segments], string.Concat(segments.Select(s => "/" + s.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))));

    /// <summary>Reads a pointer such as <c>/widgets/clock/frame</c>; at most <see cref="Limits.DocumentDepth"/> segments.</summary>
    public static Result<FieldPath> Parse(string pointer)
    {
        if (pointer.Length == 0 || pointer[0] != '/')
            return new Problem("edit.path", pointer, "A field path is a JSON Pointer that starts with '/'.", "Write it like /widgets/clock/frame.");
        var raw = pointer[1..].Split('/');
        if (raw.Length > Limits.DocumentDepth)
            return new Problem("edit.path.depth", "", $"The path has {raw.Length} segments; {Limits.DocumentDepth} are allowed.", "Set a member nearer to the root.");
        var segments = new string[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            if (Unescape(raw[i]) is not { Length: > 0 } segment)
                return new Problem("edit.path", pointer, "A segment is empty or has a '~' that is not ~0 or ~1.", "Escape '~' as ~0 and '/' as ~1.");
            segments[i] = segment;
        }

        return Of(segments);
    }

    public bool Equals(FieldPath? other) => other is not null && Pointer == other.Pointer;

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode() => Pointer.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Pointer;

    private static string? Unescape(string segment)
    {
        if (!segment.Contains('~', StringComparison.Ordinal)) return segment;
        var text = new StringBuilder(segment.Length);
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] != '~')
            {
                text.Append(segment[i]);
                continue;
            }

            if (++i == segment.Length || segment[i] is not ('0' or '1')) return null;
            text.Append(segment[i] == '0' ? '~' : '/');
        }

        return text.ToString();
    }
}
