using RearCloud.Core.Panels;
using RearCloud.Rendering.Post.Wear;

namespace RearCloud.Rendering.Post;

/// <summary>
/// Evens out a worn panel: what is worn least is dimmed to what is worn most, by a few percent at most, with no edge between cells.
/// </summary>
/// <remarks>Of one thread. Allocates nothing after construction.</remarks>
internal sealed class WearGains
{
    // Pixels that share a gain: what a vector holds.
    private const int GroupPixels = 8;
    private const int GroupsInCell = CellGrid.CellPixels / GroupPixels;

    // A twentieth of a percent: less is not worth drawing the panel anew.
    private const int LeastChange = 32;

    private readonly CellGrid _grid;
    private readonly ushort[] _cells;
    private readonly ushort[] _groups;

    /// <summary>Those of a new panel, which change nothing.</summary>
    public WearGains(PixelSize size)
    {
        _grid = new CellGrid(size);
        _cells = new ushort[_grid.Count];
        RowGroups = (size.Width + GroupPixels - 1) / GroupPixels;
        _groups = new ushort[RowGroups * size.Height];
        _cells.AsSpan().Fill(ushort.MaxValue);
        _groups.AsSpan().Fill(ushort.MaxValue);
    }

    public PixelSize Size => _grid.Panel;

    /// <summary>True while nothing needs to be evened out: then the pass does as well without. Changes only when <see cref="Follow"/> says so.</summary>
    public bool IsEven { get; private set; } = true;

    /// <summary>In 65,536ths, for each eight pixels of each row.</summary>
    internal ReadOnlySpan<ushort> Groups => _groups;

    internal int RowGroups { get; }

    /// <summary>Follows the wear of the panel.</summary>
    /// <returns>True if the gains changed, by more than nobody could see: then the whole panel must be written anew.</returns>
    public bool Follow(WearMap map)
    {
        if (map.Grid != _grid) throw new ArgumentException($"The map is that of {map.Grid.Panel} pixels, not {Size}.", nameof(map));
        var most = 0.0;
        for (var i = 0; i < _cells.Length; i++) most = Math.Max(most, map[i]);
        var change = 0;
        for (var i = 0; i < _cells.Length; i++) change = Math.Max(change, Math.Abs(_cells[i] - WearLoss.Gain(map[i], most)));
        if (change < LeastChange) return false;
        for (var i = 0; i < _cells.Length; i++) _cells[i] = WearLoss.Gain(map[i], most);
        IsEven = !_cells.AsSpan().ContainsAnyExcept(ushort.MaxValue);
        for (var y = 0; y < Size.Height; y++) Spread(y, _groups.AsSpan(y * RowGroups, RowGroups));
        return true;
    }

    // A cell's gain counts in its middle; between middles it goes straight from one to the next, both ways.
    private void Spread(int y, Span<ushort> groups)
    {
        const int half = CellGrid.CellPixels;
        var down = Math.Clamp(2 * y + 1 - half, 0, 2 * half * (_grid.Rows - 1));
        var (row, below) = Math.DivRem(down, 2 * half);
        var upper = _cells.AsSpan(row * _grid.Columns, _grid.Columns);
        var lower = _cells.AsSpan(Math.Min(row + 1, _grid.Rows - 1) * _grid.Columns, _grid.Columns);
        for (var i = 0; i < groups.Length; i++)
        {
            var along = Math.Clamp(2 * i + 1 - GroupsInCell, 0, 2 * GroupsInCell * (_grid.Columns - 1));
            var (left, right) = Math.DivRem(along, 2 * GroupsInCell);
            var next = Math.Min(left + 1, _grid.Columns - 1);
            var top = Between(upper[left], upper[next], right, 2 * GroupsInCell);
            var bottom = Between(lower[left], lower[next], right, 2 * GroupsInCell);
            groups[i] = (ushort)(Between(top, bottom, below, 2 * half));
        }
    }

    private static int Between(int from, int to, int part, int parts) => from + (to - from) * part / parts;
}
