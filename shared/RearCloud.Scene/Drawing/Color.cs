using System.Globalization;

namespace RearCloud.Scene.Drawing;

/// <summary>A colour in sRGB with straight alpha, 8 bits a channel: 0xAARRGGBB.</summary>
public readonly record struct Color(uint Argb)
{
    public static Color Black { get; } = new(0xFF000000);

    public static Color White { get; } = new(0xFFFFFFFF);

    public static Color Transparent { get; }

    public byte Alpha => (byte)(Argb >> 24);

    public byte Red => (byte)(Argb >> 16);

    public byte Green => (byte)(Argb >> 8);

    public byte Blue => (byte)Argb;

    public Color WithAlpha(byte alpha) => new((Argb & 0x00FFFFFF) | ((uint)alpha << 24));

    /// <summary>Reads <c>#RGB</c>, <c>#RRGGBB</c> or <c>#RRGGBBAA</c>.</summary>
    public static bool TryParse(string? text, out Color color)
    {
        color = default;
        if (text is not { Length: 4 or 7 or 9 } || text[0] != '#') return false;
        if (!uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)) return false;
        color = text.Length switch
        {
            4 => new Color(0xFF000000 | ((bits >> 8 & 0xF) * 0x110000) | ((bits >> 4 & 0xF) * 0x1100) | ((bits & 0xF) * 0x11)),
            7 => new Color(0xFF000000 | bits),
            _ => new Color((bits >> 8) | (bits << 24)),
        };
        return true;
    }

    public override string ToString() => $"#{Argb & 0xFFFFFF:X6}{Alpha:X2}";
}
