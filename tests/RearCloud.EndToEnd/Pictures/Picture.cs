using SkiaSharp;

namespace RearCloud.EndToEnd.Pictures;

/// <summary>A decoded picture that can be compared.</summary>
internal sealed class Picture
{
    private readonly byte[] _encoded;
    private readonly byte[] _pixels;

    private Picture(byte[] encoded, int width, int height, byte[] pixels)
    {
        _encoded = encoded;
        _pixels = pixels;
        Width = width;
        Height = height;
    }

    public int Width { get; }

    public int Height { get; }

    public static Picture Decode(byte[] encoded)
    {
        using var decoded = SKBitmap.Decode(encoded)
            ?? throw new InvalidDataException("The bytes are not a picture.");
        using var bitmap = decoded.Copy(SKColorType.Rgba8888);
        return new Picture(encoded, bitmap.Width, bitmap.Height, bitmap.Bytes);
    }

    /// <summary>Red, green and blue of a pixel.</summary>
    public (byte Red, byte Green, byte Blue) At(int x, int y)
    {
        var at = ((y * Width) + x) * 4;
        return (_pixels[at], _pixels[at + 1], _pixels[at + 2]);
    }

    public bool IsSameAs(Picture other) => Width == other.Width && Height == other.Height && _pixels.AsSpan().SequenceEqual(other._pixels);

    /// <summary>Writes the picture beside the other artifacts of the tests.</summary>
    public string Save(string name)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "artifacts")).FullName, name + ".png");
        File.WriteAllBytes(path, _encoded);
        return path;
    }
}
