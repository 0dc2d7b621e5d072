using System.Text;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// Previews as text between nodes: <c>previews1 NODE FRAME FRAME ...</c>, each frame as a client gets it, in base 64. They go over the relay of the hints:
/// to a node that knows no previews the text is no hint, and it passes over it.
/// </summary>
internal static class PreviewText
{
    private const string Mark = "previews1";

    /// <summary>Whether a text says that it is of previews, readable or not.</summary>
    public static bool IsMarked(string text) => text.StartsWith(Mark + " ", StringComparison.Ordinal);

    /// <summary>As few texts as carry all the previews.</summary>
    /// <param name="node">Who tells of them.</param>
    /// <param name="previews">The previews.</param>
    /// <param name="onTooLarge">Called for each that no text carries.</param>
    public static IEnumerable<string> Write(string node, IEnumerable<ServerFrame.Previewed> previews, Action onTooLarge)
    {
        var head = $"{Mark} {node}";
        var text = new StringBuilder(head);
        foreach (var preview in previews)
        {
            var frame = Convert.ToBase64String(FrameCodec.Encode(preview));
            if (head.Length + 1 + frame.Length > IHintRelay.MessageBytes)
            {
                onTooLarge();
                continue;
            }

            if (text.Length + 1 + frame.Length > IHintRelay.MessageBytes)
            {
                yield return text.ToString();
                text.Clear().Append(head);
            }

            text.Append(' ').Append(frame);
        }

        if (text.Length > head.Length) yield return text.ToString();
    }

    /// <summary>Reads a text; null if it is not one of ours, in whole.</summary>
    public static (string Node, IReadOnlyList<ServerFrame.Previewed> Previews)? Read(string text)
    {
        if (text.Length > IHintRelay.MessageBytes) return null;
        var words = text.Split(' ');
        if (words.Length < 3 || words[0] != Mark || words[1].Length == 0) return null;
        var previews = new List<ServerFrame.Previewed>(words.Length - 2);
        foreach (var word in words.AsSpan(2))
        {
            if (ReadFrame(word) is not { } preview) return null;
            previews.Add(preview);
        }

        return (words[1], previews);
    }

    private static ServerFrame.Previewed? ReadFrame(string word)
    {
        var bytes = new byte[word.Length];
        if (!Convert.TryFromBase64String(word, bytes, out var length)) return null;
        if (!FrameCodec.DecodeServer(bytes.AsSpan(0, length)).TryGet(out var frame, out _) || frame is not ServerFrame.Previewed preview) return null;
        return preview.IsOver || PreviewCheck.Check(preview.Edits) is null ? preview : null;
    }
}
