using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RearCloud.Rendering.Painting.Sheets;

/// <summary>The opacities along a row of a sheet that dissolves, in 256ths. A pixel's depends on its place on the sheet alone.</summary>
internal readonly unsafe ref struct DissolveRow
{
    // An edge of a cloud fades over as many steps of the pattern: a hard one would crawl.
    private const int Softness = 64;
    private const int Steepness = 256 / Softness;

    private readonly byte* _pattern;
    private readonly int _column;
    private readonly int _level;

    /// <param name="x">The sheet's pixel that the row begins with.</param>
    /// <param name="y">The sheet's row.</param>
    /// <param name="opacity">Of the whole sheet, 0 to 256: about that share of it is seen.</param>
    public DissolveRow(int x, int y, int opacity)
    {
        _pattern = DissolvePattern.Row(y);
        _column = x;
        _level = opacity * (255 + Softness) / 256;
    }

    /// <summary>Of eight pixels from here, each twice: once for each half of a pair of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<ushort> Eight(int index)
    {
        var bytes = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(_pattern + DissolvePattern.Wrap(_column + index))).AsByte();
        var words = Vector128.WidenLower(bytes);
        var late = Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
        var share = Vector256.Min(Vector256.Max((Vector256.Create(_level) - late) * Steepness, Vector256<int>.Zero), Vector256.Create(256)).AsUInt32();
        return (share | (share << 16)).AsUInt16();
    }

    /// <summary>Of one pixel.</summary>
    public uint One(int index) => (uint)Math.Clamp((_level - _pattern[DissolvePattern.Wrap(_column + index)]) * Steepness, 0, 256);
}
