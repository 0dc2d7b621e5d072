using System.Globalization;
using System.Text;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Hints;

/// <summary>
/// Hints as text between nodes: <c>hints1 NODE STREAM SEQUENCE STREAM SEQUENCE ...</c>. Nodes of different versions may share a relay, so whatever
/// does not read as this is no error.
/// </summary>
internal static class HintText
{
    private const string Mark = "hints1";

    /// <summary>As few texts as carry all the hints.</summary>
    public static IEnumerable<string> Write(string node, IEnumerable<StreamHint> hints)
    {
        var text = new StringBuilder();
        foreach (var hint in hints)
        {
            var part = string.Create(CultureInfo.InvariantCulture, $" {hint.Stream} {hint.Sequence}");
            if (text.Length + part.Length > IHintRelay.MessageBytes)
            {
                yield return text.ToString();
                text.Clear();
            }

            if (text.Length == 0) text.Append(Mark).Append(' ').Append(node);
            text.Append(part);
        }

        if (text.Length > 0) yield return text.ToString();
    }

    /// <summary>Reads a text; null if it is not one of ours, in whole.</summary>
    public static (string Node, IReadOnlyList<StreamHint> Hints)? Read(string text)
    {
        if (text.Length > IHintRelay.MessageBytes) return null;
        var words = text.Split(' ');
        if (words.Length < 4 || words.Length % 2 != 0 || words[0] != Mark || words[1].Length == 0) return null;
        var hints = new List<StreamHint>((words.Length - 2) / 2);
        for (var i = 2; i < words.Length; i += 2)
        {
            if (!StreamId.TryParse(words[i], out var stream)) return null;
            if (!long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return null;
            hints.Add(new StreamHint(stream, new Sequence(sequence)));
        }

        return (words[1], hints);
    }
}
