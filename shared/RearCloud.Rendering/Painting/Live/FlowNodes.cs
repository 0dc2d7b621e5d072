using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>
/// A flow field at an eighth of its size: sines whose argument other sines bend twice (domain warping), looked up in the colours. Plain products and sums in single
/// precision, so that every machine gives the same bytes. Keeps its memory; for one thread at a time.
/// </summary>
internal sealed class FlowNodes
{
    /// <summary>Pixels from one node to the next.</summary>
    public const int Side = 8;

    private const int Waves = 6;

    private readonly FlowField _field;
    private readonly float _unit;
    private readonly ulong[] _palette;
    private readonly float[] _values;
    private readonly ulong[] _nodes;
    private readonly int _stride;
    private readonly int _rows;

    public FlowNodes(FlowField field, PixelSize size)
    {
        _field = field;
        _palette = FlowPalette.Make(field.Colors);
        _unit = Side / (Math.Min(size.Width, size.Height) * field.Scale);
        // A node beyond each edge to mix with, and whole vectors.
        _stride = (size.Width / Side + 2 + Vector256<float>.Count - 1) & ~(Vector256<float>.Count - 1);
        _rows = size.Height / Side + 2;
        _values = new float[_stride];
        _nodes = new ulong[_stride * _rows];
    }

    /// <summary>The nodes of a row: four channels of 16 bits, blue first, in 8 bits and 5 of fraction.</summary>
    public ReadOnlySpan<ulong> Row(int index) => _nodes.AsSpan(index * _stride, _stride);

    /// <summary>Brings the nodes to a time in seconds.</summary>
    public void Fill(double phase)
    {
        Span<float> turns = stackalloc float[Waves];
        Span<float> bends = stackalloc float[Waves];
        var chance = new SeededNumbers(_field.Seed, 0);
        for (var i = 0; i < Waves; i++)
        {
            bends[i] = 0.85f + 0.3f * chance.Next();
            // Turns a second: nearly half a minute for the fastest, none a multiple of another.
            var rate = (0.017 + 0.0063 * i) * ((i & 1) == 0 ? 1 : -1);
            var turn = phase * rate + chance.Next();
            turns[i] = (float)(turn - Math.Floor(turn));
        }

        for (var y = 0; y < _rows; y++)
        {
            FillRow(y * _unit, turns, bends);
            var row = _nodes.AsSpan(y * _stride, _stride);
            for (var x = 0; x < row.Length; x++) row[x] = _palette[(int)_values[x]];
        }
    }

    private void FillRow(float y, ReadOnlySpan<float> turns, ReadOnlySpan<float> bends)
    {
        var down = Vector256.Create(y);
        var steps = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
        var most = Vector256.Create((float)(FlowPalette.Length - 1));
        for (var i = 0; i < _stride; i += Vector256<float>.Count)
        {
            var across = (steps + Vector256.Create((float)i)) * _unit;
            var first = Sine(down * (0.44f * bends[0]) + across * 0.17f + Vector256.Create(turns[0]));
            var second = Sine(across * (0.51f * bends[1]) - down * 0.22f + Vector256.Create(turns[1]));
            var (u, v) = (across + first * 0.17f, down + second * 0.17f);
            var third = Sine(v * (0.74f * bends[2]) + u * 0.33f + Vector256.Create(turns[2]));
            var fourth = Sine(u * (0.86f * bends[3]) - v * 0.29f + Vector256.Create(turns[3]));
            (u, v) = (u + third * 0.11f, v + fourth * 0.11f);
            var broad = Sine(u * (0.46f * bends[4]) + v * 0.35f + Vector256.Create(turns[4]));
            var fine = Sine(u * 0.66f - v * (0.78f * bends[5]) + Vector256.Create(turns[5]));
            var value = Vector256.Create(0.5f) + broad * 0.33f + fine * 0.17f;
            Vector256.Min(Vector256.Max(value * most, Vector256<float>.Zero), most).CopyTo(_values, i);
        }
    }

    /// <summary>The sine of an angle in turns, by two parabolas and their correction; within a thousandth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sine(Vector256<float> turns)
    {
        var around = turns - Vector256.Floor(turns + Vector256.Create(0.5f));
        var rough = around * 8 - around * Vector256.Abs(around) * 16;
        return (rough * Vector256.Abs(rough) - rough) * 0.225f + rough;
    }
}
