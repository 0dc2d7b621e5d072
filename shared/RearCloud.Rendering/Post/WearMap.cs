using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Post.Wear;

namespace RearCloud.Rendering.Post;

/// <summary>What was lit how long: for each cell the hours at peak light that its light amounts to.</summary>
/// <remarks>One thread adds. Any thread may read or save: each cell is right for one of the last moments.</remarks>
internal sealed class WearMap
{
    /// <summary>The most time that one sample stands for; a panel that was away longer was dark.</summary>
    public static readonly TimeSpan LongestSample = TimeSpan.FromMinutes(2);

    private readonly double[] _peakHours;

    /// <summary>A new panel's.</summary>
    public WearMap(PixelSize size)
        : this(size, new double[new CellGrid(size).Count])
    {
    }

    internal WearMap(PixelSize size, double[] peakHours)
    {
        Grid = new CellGrid(size);
        _peakHours = peakHours;
    }

    public CellGrid Grid { get; }

    /// <summary>Hours at peak light, cell by cell.</summary>
    public double this[int cell] => Volatile.Read(ref _peakHours[cell]);

    /// <summary>Reads what <see cref="Save"/> wrote for a panel of this size.</summary>
    /// <returns>A problem with a code under <c>wear.</c> if the bytes are damaged, of another version or panel; then begin with a new map.</returns>
    public static Result<WearMap> Load(ReadOnlySpan<byte> bytes, PixelSize size) => WearFile.Decode(bytes, size);

    /// <summary>The map in a block that checks itself.</summary>
    public byte[] Save() => WearFile.Encode(this);

    /// <summary>Notes that a picture was shown for some time.</summary>
    /// <param name="picture">Of the same panel.</param>
    /// <param name="light">The factor on its light, from 0 to 1.</param>
    /// <param name="elapsed">From zero to <see cref="LongestSample"/>; outside counts as the nearer of them.</param>
    public void Add(PictureLevel picture, double light, TimeSpan elapsed)
    {
        if (picture.Grid != Grid) throw new ArgumentException($"The picture has {picture.Grid.Panel} pixels, not {Grid.Panel}.", nameof(picture));
        var hours = Math.Clamp(elapsed.TotalHours, 0, LongestSample.TotalHours) * Math.Clamp(light, 0, 1);
        if (!(hours > 0)) return;
        var cell = 0;
        for (var row = 0; row < Grid.Rows; row++)
        {
            for (var column = 0; column < Grid.Columns; column++, cell++)
            {
                Volatile.Write(ref _peakHours[cell], _peakHours[cell] + hours * picture.OfCell(column, row));
            }
        }
    }
}
