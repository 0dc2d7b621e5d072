using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post;

/// <summary>A panel in coarse squares, from left to right and from top to bottom; those at the right and lower edge may be cut.</summary>
/// <param name="Panel">The panel's pixels.</param>
internal readonly record struct CellGrid(PixelSize Panel)
{
    /// <summary>Pixels along a cell's side.</summary>
    public const int CellPixels = 32;

    public int Columns => (Panel.Width + CellPixels - 1) / CellPixels;

    public int Rows => (Panel.Height + CellPixels - 1) / CellPixels;

    public int Count => Columns * Rows;

    /// <summary>The pixels of a cell.</summary>
    public PixelRect Bounds(int column, int row) =>
        new PixelRect(column * CellPixels, row * CellPixels, CellPixels, CellPixels).Intersect(PixelRect.Of(Panel));

    /// <summary>The cells that a rectangle touches: their columns and rows as a rectangle.</summary>
    public PixelRect Touched(PixelRect rect)
    {
        rect = rect.Intersect(PixelRect.Of(Panel));
        if (rect.IsEmpty) return default;
        var (column, row) = (rect.X / CellPixels, rect.Y / CellPixels);
        return new PixelRect(column, row, (rect.Right - 1) / CellPixels - column + 1, (rect.Bottom - 1) / CellPixels - row + 1);
    }
}
