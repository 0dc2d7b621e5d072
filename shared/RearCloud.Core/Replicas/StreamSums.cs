using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Replicas;

/// <summary>A stream's checksums by kind, from which the checksum of any view follows. Frozen.</summary>
public sealed class StreamSums
{
    private readonly ImmutableSortedDictionary<string, StreamChecksum> _byKind;

    private StreamSums(ImmutableSortedDictionary<string, StreamChecksum> byKind) => _byKind = byKind;

    public static StreamSums Empty { get; } = new(ImmutableSortedDictionary.Create<string, StreamChecksum>(StringComparer.Ordinal));

    /// <summary>The sums with a document added, or the same one taken away again.</summary>
    public StreamSums Toggle(Document document)
    {
        var name = document.Key.Kind.Name;
        var sum = _byKind.GetValueOrDefault(name).Toggle(document);
        return new StreamSums(sum == default ? _byKind.Remove(name) : _byKind.SetItem(name, sum));
    }

    /// <summary>The checksum of the documents in a view.</summary>
    public StreamChecksum Of(DocumentView view) =>
        _byKind.Where(s => view.Includes(new DocumentKind(s.Key))).Aggregate(default(StreamChecksum), (sum, s) => sum ^ s.Value);

    /// <summary>Reads what <see cref="ToString"/> wrote: <c>layout=00ff…,wallpaper=…</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static StreamSums Parse(string text)
    {
        if (text.Length == 0) return Empty;
        return new StreamSums(text.Split(',').Select(s => s.Split('=')).ToImmutableSortedDictionary(
            s => s[0],
            s => s.Length == 2 ? new StreamChecksum(ulong.Parse(s[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : throw new FormatException($"'{text}' is not a list of sums."),
            StringComparer.Ordinal));
    }

    public override string ToString() => string.Join(',', _byKind.Select(s => $"{s.Key}={s.Value}"));
}
