using System.Runtime.InteropServices;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Lotties;

/// <summary>A Lottie animation in Skia's own player, Skottie, which libSkiaSharp brings along. For one thread at a time.</summary>
internal sealed unsafe partial class LottieAnimation : SafeHandle
{
    private const string Library = "libSkiaSharp";

    public LottieAnimation()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Null if Skottie cannot read it. Only for what <see cref="LottieFile"/> lets through.</summary>
    public static LottieAnimation? Load(byte[] json)
    {
        SkiaStart.Ensure();
        var animation = Make(json, (nuint)json.Length);
        if (!animation.IsInvalid) return animation;
        animation.Dispose();
        return null;
    }

    /// <summary>Draws how it looks at a share of its time, 0 to 1, into a rectangle.</summary>
    public void Draw(SKCanvas canvas, SKRect rect, double share)
    {
        Seek(this, (float)share, 0);
        Render(this, canvas.Handle, &rect);
    }

    protected override bool ReleaseHandle()
    {
        Unref(handle);
        return true;
    }

    [LibraryImport(Library, EntryPoint = "skottie_animation_make_from_string")]
    private static partial LottieAnimation Make(byte[] data, nuint length);

    [LibraryImport(Library, EntryPoint = "skottie_animation_seek")]
    private static partial void Seek(LottieAnimation animation, float share, nint invalidation);

    [LibraryImport(Library, EntryPoint = "skottie_animation_render")]
    private static partial void Render(LottieAnimation animation, nint canvas, SKRect* rect);

    [LibraryImport(Library, EntryPoint = "skottie_animation_unref")]
    private static partial void Unref(nint animation);
}
