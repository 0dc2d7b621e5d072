using RearCloud.Core.Documents;

namespace RearCloud.Core.Replicas;

/// <summary>Which kinds of a stream's documents a replica follows; every kind unless it says otherwise. Frozen; equal views have equal text.</summary>
public readonly record struct DocumentView
{
    /// <summary>Kinds that a view may name.</summary>
    public const int MostKinds = 16;

    private readonly string? _text;

    private DocumentView(string text) => _text = text;

    /// <summary>Every kind, also those that come later.</summary>
    public static DocumentView All { get; }

    /// <summary>The kinds' names in ordinal order, separated by commas; empty for every kind.</summary>
    public string Text => _text ?? "";

    public bool IsAll => Text.Length == 0;

    /// <summary>The named kinds; empty for every kind.</summary>
    public IReadOnlyList<DocumentKind> Kinds => IsAll ? [] : [.. Text.Split(',').Select(n => new DocumentKind(n))];

    /// <summary>A view of the given kinds; of every kind if there are none.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="MostKinds"/>.</exception>
    public static DocumentView Of(params IEnumerable<DocumentKind> kinds)
    {
        var names = kinds.Select(k => k.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        if (names.Count > MostKinds) throw new ArgumentException($"A view names at most {MostKinds} kinds, not {names.Count}.", nameof(kinds));
        return new DocumentView(string.Join(',', names));
    }

    public bool Includes(DocumentKind kind)
    {
        if (IsAll) return true;
        foreach (var range in Text.AsSpan().Split(','))
        {
            if (Text.AsSpan(range).SequenceEqual(kind.Name)) return true;
        }

        return false;
    }

    public bool Equals(DocumentView other) => Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => IsAll ? "all" : Text;

    /// <summary>Reads the names from outside.</summary>
    public static bool TryParse(IReadOnlyList<string> names, out DocumentView view)
    {
        view = All;
        if (names.Count > MostKinds) return false;
        var kinds = new List<DocumentKind>(names.Count);
        foreach (var name in names)
        {
            if (!DocumentKind.TryParse(name, out var kind)) return false;
            kinds.Add(kind);
        }

        view = Of(kinds);
        return true;
    }
}
