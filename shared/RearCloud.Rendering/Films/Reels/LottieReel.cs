using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Lotties;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Films.Reels;

/// <summary>A Lottie animation, drawn at the size of its box at each of its frames.</summary>
internal sealed class LottieReel : FilmReel
{
    private readonly LottieFile _file;
    private readonly LottieAnimation _animation;
    private readonly SKRect _whole;
    private readonly SKRect _seen;
    private readonly float _radius;

    private LottieReel(LottieFile file, LottieAnimation animation, DrawOp.Image picture)
    {
        (_file, _animation, _radius) = (file, animation, picture.Radius);
        var place = ImagePlace.Of(picture);
        var size = ImageDecoder.Scaled(file.Size, place.ScaleFor(file.Size));
        (var source, _seen) = place.Rects(size);
        var (across, down) = (_seen.Width / source.Width, _seen.Height / source.Height);
        _whole = SKRect.Create(_seen.Left - source.Left * across, _seen.Top - source.Top * down, size.Width * across, size.Height * down);
    }

    public override int Frames => _file.Frames;

    public override bool IsOpaque => false;

    public static Result<FilmReel> Open(byte[] bytes, DrawOp.Image picture)
    {
        if (!LottieFile.Open(bytes).TryGet(out var file, out var problem)) return problem;
        return LottieAnimation.Load(bytes) is { } animation ? new LottieReel(file, animation, picture) : LottieFile.Unreadable;
    }

    /// <summary>The picture of an animation that stands still: its middle, as many begin and end with nothing.</summary>
    public static CachedPicture? Still(byte[] bytes, DrawOp.Image picture)
    {
        if (!Open(bytes, picture).TryGet(out var reel, out _)) return null;
        using (reel)
        {
            var box = ImagePlace.Of(picture).Box;
            var buffer = new PixelBuffer(new PixelSize(box.Width, box.Height), SKAlphaType.Premul);
            reel.Draw(reel.Frames / 2, buffer);
            return new CachedPicture(buffer);
        }
    }

    public override bool Draw(int frame, PixelBuffer box)
    {
        var canvas = box.Canvas;
        var restore = canvas.Save();
        ImagePlace.Clip(canvas, _seen, _radius);
        canvas.Translate(_whole.Left, _whole.Top);
        canvas.Scale(_whole.Width / _file.Size.Width, _whole.Height / _file.Size.Height);
        _animation.Draw(canvas, SKRect.Create(_file.Size.Width, _file.Size.Height), _file.ShareOf(frame));
        canvas.RestoreToCount(restore);
        return true;
    }

    public override void Dispose() => _animation.Dispose();
}
