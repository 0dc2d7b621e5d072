using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace RearCloud.Rendering.Fonts.Faces;

/// <summary>A font file with a weight axis; each weight that is asked for is made once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Faces live as long as the program; every painter shares them.")]
internal sealed class VariableFamily
{
    private const uint WeightAxis = 0x77676874; // 'wght'

    private readonly string _name;
    private readonly SKTypeface _typeface;
    private readonly Face _face;
    private readonly Lock _lock = new();
    private readonly FontFace?[] _faces = new FontFace?[9];

    /// <param name="name">For people.</param>
    /// <param name="file">The font file, in memory that stays where it is for as long as the program runs: rasteriser and shaper read it there.</param>
    public unsafe VariableFamily(string name, ReadOnlySpan<byte> file)
    {
        _name = name;
        var address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(file));
        using var data = SKData.Create(address, file.Length);
        _typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {name} is damaged.");
        using var blob = new Blob(address, file.Length, MemoryMode.ReadOnly);
        _face = new Face(blob, 0);
    }

    /// <summary>The face nearest to the weight in steps of 100.</summary>
    public FontFace Face(int weight)
    {
        var index = Math.Clamp((weight + 50) / 100, 1, 9) - 1;
        lock (_lock) return _faces[index] ??= Make((index + 1) * 100);
    }

    private FontFace Make(int weight)
    {
        var typeface = _typeface.Clone([new SKFontVariationPositionCoordinate { Axis = WeightAxis, Value = weight }]);
        var shaping = new Font(_face);
        shaping.SetFunctionsOpenType();
        HarfBuzzVariations.Set(shaping, WeightAxis, weight);
        return new FontFace($"{_name} {weight}", typeface, shaping);
    }
}
