using System.Text.Json;
using RearCloud.Cli.Errors;
using RearCloud.Cli.Json;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Panel;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Phones;
using RearCloud.Rendering.Pictures;
using RearCloud.Scene;

namespace RearCloud.Cli.Pictures;

/// <summary>Draws one picture.</summary>
internal sealed class RenderRun(TextWriter output, ProblemPrinter printer, TimeProvider clock)
{
    private const float SmallestScale = 0.05f;
    private const float LargestScale = 4;

    public int Run(RenderWish wish)
    {
        if (!PanelChoice.Panel(wish.Panel).TryGet(out var panel, out var problem)) return printer.Refuse(problem);
        if (!PanelChoice.Zone(wish.Zone).TryGet(out var zone, out problem)) return printer.Refuse(problem);
        if (!PanelChoice.Culture(wish.Culture).TryGet(out var culture, out problem)) return printer.Refuse(problem);
        if (!Moment.Read(wish.At, zone, clock.GetUtcNow()).TryGet(out var time, out problem)) return printer.Refuse(problem);
        if (wish.Scale is not (>= SmallestScale and <= LargestScale))
            return printer.Refuse(new Problem("rear.scale", "", $"The scale {wish.Scale} is out of bounds.", $"Use {SmallestScale} to {LargestScale}."));
        if (wish.Battery is not (null or (>= 0 and <= 100)))
            return printer.Refuse(new Problem("rear.battery", "", $"A battery of {wish.Battery} percent does not exist.", "Use 0 to 100."));

        var read = RenderDocuments.Read(wish.Document);
        if (read.Problems.Count > 0) return printer.Fail(read.Problems);
        var signals = wish.Battery is { } percent ? SignalSet.Empty.With(SignalNames.BatteryLevel, SignalValue.Of(percent)) : SignalSet.Empty;
        var snapshot = SceneBuilder.Build(
            new SceneInput(panel, SceneDocuments.Of(read.Documents[0], read.Documents), signals, time, zone, culture, []) { Films = new FilmCatalog(new AssetFolder(wish.Assets, panel.Id)) }, null);
        return Write(wish, panel, Draw(panel, snapshot, time, wish));
    }

    private static byte[] Draw(PanelProfile panel, Snapshot snapshot, DateTimeOffset time, RenderWish wish)
    {
        using var images = new ImageCache(new AssetFolder(wish.Assets, panel.Id));
        using var painter = new PanelPainter(new FontLibrary(), images);
        var picture = new PictureEncoder(painter).Png(snapshot, time, new PictureOptions { Scale = wish.Scale, ShapeMask = wish.Shape });
        return wish.Phone ? PhoneBack.Png(panel, picture, wish.Scale) : picture;
    }

    private int Write(RenderWish wish, PanelProfile panel, byte[] picture)
    {
        try
        {
            WholeFile.Write(Path.GetFullPath(wish.Out), picture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return printer.Fail(new Problem("rear.file", "", e.Message, "Name a file in a folder that exists and can be written."));
        }

        var made = new RenderedPicture(wish.Out, panel.Id, picture.Length);
        output.WriteLine(wish.Json ? JsonSerializer.Serialize(made, RearJson.Default.RenderedPicture) : $"{made.File}: {panel.Name}, {made.Bytes} bytes");
        return ExitCodes.Done;
    }
}
