using RearCloud.Core;
using RearCloud.Panel.Recording;
using RearCloud.Rendering.Fonts;

namespace RearCloud.Panel.Tests.Recording;

/// <summary>Replays whole recordings.</summary>
internal static class Replays
{
    /// <summary>The frames, and what is wrong with the recording, if anything is.</summary>
    public static (List<ReplayedFrame> Frames, Problem? Problem) Of(string path, FontLibrary? fonts = null)
    {
        var frames = new List<ReplayedFrame>();
        if (!FrameReplay.Open(path, fonts ?? Bench.Options().Fonts).TryGet(out var replay, out var problem)) return (frames, problem);
        using (replay)
        {
            while (replay.TryNext(out var frame, out problem)) frames.Add(frame);
        }

        return (frames, problem);
    }

    /// <summary>The frames of a recording that is whole and gives what it gave.</summary>
    public static List<ReplayedFrame> Equal(string path)
    {
        var (frames, problem) = Of(path);
        Assert.Null(problem);
        Assert.DoesNotContain(frames, frame => frame.Differs);
        return frames;
    }
}
