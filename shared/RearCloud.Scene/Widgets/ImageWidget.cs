using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>A picture of the owner's; it plays if it is a film.</summary>
internal sealed class ImageWidget(ImageReference image, float radius) : IWidget
{
    private const float LargestRadius = 286;

    public static IWidget? Read(Members members) =>
        ImageReference.Read(members) is { } image ? new ImageWidget(image, (float)(members.Number("radius", 0, LargestRadius) ?? 36)) : null;

    public void Draw(WidgetCanvas canvas)
    {
        var box = canvas.Box;
        canvas.Add(image.Draw(box, Math.Min(radius * canvas.Scale, Math.Min(box.Width, box.Height) / 2), canvas.Films));
    }
}
