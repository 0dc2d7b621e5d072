using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Layouts;

/// <summary>Pictures of layouts by the same painter that the panels use.</summary>
public interface ILayoutPictures
{
    /// <summary>A PNG of a layout as it stands, or the problem: <c>document.missing</c> if there is no such layout.</summary>
    Task<Result<byte[]>> RenderAsync(StreamId stream, DocumentId layout, LayoutPictureRequest request, CancellationToken cancellationToken);
}
