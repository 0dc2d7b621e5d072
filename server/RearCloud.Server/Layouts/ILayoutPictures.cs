using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Layouts;

/// <summary>Pictures of layouts by the same painter that the panels use.</summary>
public interface ILayoutPictures
{
    /// <summary>
    /// A PNG of a layout, or the problem: <c>document.missing</c> if there is no such layout, and of the past those of <see cref="Sync.IDocumentPast"/>.
    /// </summary>
    Task<Result<byte[]>> RenderAsync(StreamId stream, DocumentId layout, LayoutPictureRequest request, CancellationToken cancellationToken);
}
