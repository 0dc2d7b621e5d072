using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>
/// Walks back through a document's changes, the newest first, and tells which of them had an effect: the one whose sequence is the document's version
/// there. Beside it the history keeps edits that lost with everything and left the document as it was.
/// </summary>
/// <param name="version">The document's version after the newest change.</param>
internal sealed class EffectWalk(Sequence version)
{
    // Null below a row that does not tell which version it replaced.
    private Sequence? _version = version;

    /// <summary>One change further back; true if it had an effect, or if that is not known.</summary>
    public bool Back(ChangeRow change)
    {
        if (_version is { } stands && stands.Value != change.Seq) return false;
        if (_version is not null) _version = change.ToChange().Before?.Version;
        return true;
    }
}
