using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>All that the rows of one pass have in common.</summary>
/// <param name="source">Of the picture.</param>
/// <param name="target">Of the output.</param>
/// <param name="size">Of both.</param>
/// <param name="shift">Of the picture on the panel.</param>
/// <param name="gains">Of the format.</param>
/// <param name="dither">Eight rows of <see cref="DitherMatrix"/>.</param>
/// <param name="wear">Gains in 65,536ths for each eight pixels of each row, or null.</param>
/// <param name="rowGroups">How many of them a row has.</param>
/// <param name="width">Of the vectors.</param>
internal readonly unsafe struct RowPlan(
    Plane source, Plane target, PixelSize size, PixelOffset shift, RowGains gains, ushort* dither, ushort* wear, int rowGroups, LaneWidth width)
{
    public Plane Source => source;

    public Plane Target => target;

    public PixelSize Size => size;

    public PixelOffset Shift => shift;

    public RowGains Gains => gains;

    public LaneWidth Width => width;

    public ushort* Dither(int y) => dither + (y & (DitherMatrix.Side - 1)) * DitherMatrix.RowWords;

    public ushort* Wear(int y) => wear == null ? null : wear + (nint)y * rowGroups;
}
