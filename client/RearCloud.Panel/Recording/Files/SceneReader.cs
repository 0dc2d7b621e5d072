using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Recording.Files;

/// <summary>Reads the snapshot of a line, unless it would take too much memory to draw.</summary>
internal static class SceneReader
{
    public static Result<Snapshot> Read(RecordingLine.Scene scene, PanelProfile panel, long line)
    {
        try
        {
            var snapshot = DrawListJson.Read(scene.Snapshot, panel);
            var pixels = SheetPixels(snapshot.Layers);
            if (pixels <= RecordingLimits.SheetPixels) return snapshot;
            return RecordingProblems.TooLarge(line, $"The sheets of scene {scene.Number} have {pixels} pixels; {RecordingLimits.SheetPixels} are possible.");
        }
        catch (JsonException e)
        {
            return RecordingProblems.Damaged(line, e.Message);
        }
    }

    private static long SheetPixels(ImmutableArray<DrawLayer> layers)
    {
        long pixels = 0;
        foreach (var layer in layers)
        {
            foreach (var op in layer.Ops)
            {
                if (op is DrawOp.Sheet { Content: var sheet }) pixels += (long)sheet.Area.Width * sheet.Area.Height + SheetPixels(sheet.Layers);
            }
        }

        return pixels;
    }
}
