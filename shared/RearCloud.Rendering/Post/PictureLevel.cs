using RearCloud.Core.Panels;
using RearCloud.Rendering.Post.Light;

namespace RearCloud.Rendering.Post;

/// <summary>
/// How much of its light a picture asks of the panel (its average picture level), from 0 for black to 1 for white, for each cell and for the whole.
/// Kept up to date from damage. Invariant: the levels depend on the picture alone, not on the damage by which it came.
/// </summary>
/// <remarks>
/// A pixel counts with the mean of the squares of its values, and each second row stands for two. The square is never less than the light,
/// which follows the power 2.2, and at most 0.035 more, so that a limit of power errs to the safe side. Allocates nothing after construction.
/// </remarks>
internal sealed unsafe class PictureLevel
{
    private const int RowStep = 2;
    private const double White = 3 * 255 * 255;

    private readonly long[] _sums;
    private readonly CellGrid _grid;
    private long _total;

    public PictureLevel(PixelSize size)
    {
        _grid = new CellGrid(size);
        _sums = new long[_grid.Count];
    }

    public CellGrid Grid => _grid;

    /// <summary>Of the whole picture.</summary>
    public double Level => _total / (White * _grid.Panel.Width * Sampled(_grid.Panel.Height));

    /// <summary>Of one cell.</summary>
    public double OfCell(int column, int row)
    {
        var bounds = _grid.Bounds(column, row);
        return _sums[row * _grid.Columns + column] / (White * bounds.Width * Sampled(bounds.Height));
    }

    /// <summary>Looks again at the cells that a rectangle touches.</summary>
    /// <exception cref="ArgumentException">The picture has another size.</exception>
    public void Update(in PictureView picture, PixelRect damage)
    {
        if (picture.Size != _grid.Panel) throw new ArgumentException($"The picture has {picture.Size} pixels, not {_grid.Panel}.", nameof(picture));
        var touched = _grid.Touched(damage);
        fixed (byte* pixels = picture.Pixels)
        {
            for (var row = touched.Y; row < touched.Bottom; row++)
            {
                for (var column = touched.X; column < touched.Right; column++) Update(pixels, picture.RowBytes, column, row);
            }
        }
    }

    private static int Sampled(int rows) => (rows + RowStep - 1) / RowStep;

    private void Update(byte* pixels, int rowBytes, int column, int row)
    {
        var bounds = _grid.Bounds(column, row);
        long sum = 0;
        for (var y = bounds.Y; y < bounds.Bottom; y += RowStep) sum += SquareSum.Of(pixels + (nint)y * rowBytes + (nint)bounds.X * 4, bounds.Width);
        ref var cell = ref _sums[row * _grid.Columns + column];
        _total += sum - cell;
        cell = sum;
    }
}
