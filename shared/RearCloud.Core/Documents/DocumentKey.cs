namespace RearCloud.Core.Documents;

/// <summary>Names one document inside a stream.</summary>
public readonly record struct DocumentKey(DocumentKind Kind, DocumentId Id)
{
    public override string ToString() => $"{Kind}/{Id}";

    public static bool TryParse(string? text, out DocumentKey key)
    {
        key = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !DocumentKind.TryParse(text![..slash], out var kind) || !DocumentId.TryParse(text[(slash + 1)..], out var id)) return false;
        key = new DocumentKey(kind, id);
        return true;
    }
}
