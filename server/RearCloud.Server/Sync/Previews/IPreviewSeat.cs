using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>One place among those who see each other's previews of a stream. Leaving it ends its own preview for the others.</summary>
public interface IPreviewSeat : IDisposable
{
    /// <summary>
    /// Shows the others what a hand does now. Each call replaces the one before; of more than 60 in a second the newest counts. Without another call for
    /// two seconds the preview is over, so a hand that rests is shown again and again.
    /// </summary>
    /// <returns>The rule of <see cref="PreviewCheck"/> that the edits break, or null.</returns>
    Problem? Show(IReadOnlyList<Edit> edits);

    /// <summary>The hand has let go: after its edit was made, so that nothing falls back in between.</summary>
    void End();

    /// <summary>Takes the newest preview of one source that was not taken yet, or the word that it is over. A seat is told of 8 sources at a time.</summary>
    bool TryTake([NotNullWhen(true)] out ServerFrame.Previewed? news);
}
