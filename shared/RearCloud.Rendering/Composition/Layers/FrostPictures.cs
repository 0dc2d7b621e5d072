using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Rendering.Memory;
using SkiaSharp;

namespace RearCloud.Rendering.Composition.Layers;

/// <summary>
/// The pixels of frost that is drawn each frame, kept for as long as nothing changes that it looks at: what moves over frost, or beside it, costs a copy of it and no blur.
/// </summary>
internal sealed class FrostPictures(PixelRect area, SKAlphaType alpha, PictureMemory memory) : IDisposable
{
    private PixelBuffer?[] _pictures = [];
    private bool[] _isRight = [];
    private bool[] _isWhole = [];

    /// <summary>Begins with other pieces, none of which is known.</summary>
    public void Follow(ReadOnlySpan<Piece> pieces)
    {
        var before = _pictures;
        _pictures = new PixelBuffer?[pieces.Length];
        _isRight = new bool[pieces.Length];
        _isWhole = new bool[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var place = PlaceOf(pieces[i]);
            var same = pieces[i].IsFrost ? Array.FindIndex(before, picture => picture?.Area == place) : -1;
            if (same >= 0) (_pictures[i], before[same]) = (before[same], null);
        }

        foreach (var left in before) Leave(left);
        for (var i = 0; i < pieces.Length; i++)
        {
            var place = PlaceOf(pieces[i]);
            if (pieces[i].IsFrost && _pictures[i] is null && !place.IsEmpty) _pictures[i] = Open(place);
        }
    }

    /// <summary>True if the pixels of a piece of frost are known.</summary>
    public bool IsRight(int index) => index < _isRight.Length && _isRight[index];

    /// <summary>Something that a piece looks at has changed.</summary>
    public void Forget(int index) => _isRight[index] = false;

    /// <summary>Tells whether all that a piece looks at is right when it is drawn next.</summary>
    public void Expect(int index, bool isWhole) => _isWhole[index] = isWhole;

    /// <summary>Keeps the pixels of a piece that has just been drawn, if all that it looks at was right.</summary>
    public void Keep(int index, PixelBuffer drawn)
    {
        if (!_isWhole[index] || _pictures[index] is not { } picture) return;
        Copy(drawn, picture, picture.Area);
        _isRight[index] = true;
    }

    /// <summary>Draws a piece whose pixels are known, inside a rectangle.</summary>
    public void Draw(int index, PixelBuffer target, PixelRect clip) => Copy(_pictures[index]!, target, _pictures[index]!.Area.Intersect(clip));

    public void Dispose()
    {
        foreach (var picture in _pictures) Leave(picture);
    }

    // Without room for its picture frost is blurred in each frame.
    private PixelBuffer? Open(PixelRect place)
    {
        var bytes = BytesOf(place);
        if (!memory.TryMakeRoom(bytes)) return null;
        memory.Count(bytes);
        return new PixelBuffer(place, alpha);
    }

    private void Leave(PixelBuffer? picture)
    {
        if (picture is null) return;
        memory.Count(-picture.Bytes);
        picture.Dispose();
    }

    private static long BytesOf(PixelRect place) => 4L * place.Width * place.Height;

    private PixelRect PlaceOf(in Piece piece) => piece.Bounds.Intersect(area);

    private static unsafe void Copy(PixelBuffer from, PixelBuffer to, PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++) Buffer.MemoryCopy(from.Row(y) + rect.X, to.Row(y) + rect.X, rect.Width * 4L, rect.Width * 4L);
    }
}
