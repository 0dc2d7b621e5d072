using System.Globalization;
using System.Text.Json;
using RearCloud.Cli.Errors;
using RearCloud.Cli.Json;
using RearCloud.Core;
using RearCloud.Panel.Recording;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.Replays;

/// <summary>Replays one recording.</summary>
internal sealed class ReplayRun(TextWriter output, ProblemPrinter printer)
{
    private const string NotDrawn = "not drawn";

    private long _frames;
    private long _differing;
    private ReplayedFrame? _first;
    private bool _isWritten;

    public int Run(ReplayWish wish)
    {
        if (wish.Frame.HasValue != (wish.Out is not null))
            return printer.Refuse(new Problem("rear.frame", "", "--frame and --out need each other.", "Name the number of a frame and the file for its picture, or neither."));
        if (wish.Frame <= 0) return printer.Refuse(new Problem("rear.frame", "", $"There is no frame {wish.Frame}.", "Frames are counted from 1."));
        if (!FrameReplay.Open(wish.Recording).TryGet(out var replay, out var problem)) return printer.Fail(problem);
        using (replay)
        {
            while (replay.TryNext(out var frame, out problem))
            {
                See(frame, wish);
                if (frame.Number == wish.Frame && Write(replay, wish.Out!) is { } wrong) return printer.Fail(wrong);
            }

            // What was found until there is told, though the rest cannot be read.
            Tell(replay, wish);
            if (problem is not null) return printer.Fail(problem);
        }

        if (wish.Frame is { } wanted && !_isWritten)
            return printer.Fail(new Problem("rear.frame", "", $"The recording has no frame {wanted}.", "rear replay --frames prints the numbers of those that it has."));
        return _first is null ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string Hash(ulong? hash) => hash?.ToString("x16", CultureInfo.InvariantCulture) ?? NotDrawn;

    private static string Text(ReplayedFrame frame)
    {
        var damage = frame.Damage.IsEmpty ? "nothing changed" : $"[{frame.Damage.X} {frame.Damage.Y} {frame.Damage.Width} {frame.Damage.Height}]";
        var verdict = frame.LackedFilm ? "not compared: a film's frame was not there in time"
            : frame.Differs ? $"differs: {Hash(frame.Hash)} instead of {Hash(frame.RecordedHash)}"
            : $"equal: {Hash(frame.Hash)}";
        return string.Create(CultureInfo.InvariantCulture, $"frame {frame.Number} at {frame.Time:O}, {damage}, {verdict}");
    }

    private void See(ReplayedFrame frame, ReplayWish wish)
    {
        _frames++;
        var isFirst = frame.Differs && _first is null;
        if (frame.Differs) _differing++;
        if (isFirst) _first = frame;
        if (wish.Json)
        {
            var line = new ReplayedLine(frame.Number, frame.Time, frame.Damage, frame.Hash is null ? null : Hash(frame.Hash), frame.RecordedHash is null ? null : Hash(frame.RecordedHash), frame.Differs, frame.LackedFilm);
            if (wish.TellsFrames) output.WriteLine(JsonSerializer.Serialize(line, RearJson.Default.ReplayedLine));
        }
        else if (wish.TellsFrames || isFirst)
        {
            output.WriteLine(Text(frame));
        }
    }

    private void Tell(FrameReplay replay, ReplayWish wish)
    {
        if (wish.Json)
        {
            var summary = new ReplaySummary(wish.Recording, replay.Panel.Id, replay.Product, _frames, _differing, _first?.Number, replay.Lost, replay.LeftOut, replay.Reason);
            output.WriteLine(JsonSerializer.Serialize(summary, RearJson.Default.ReplaySummary));
            return;
        }

        foreach (var asset in replay.LeftOut) output.WriteLine($"The asset {asset} is not in the recording.");
        if (replay.Lost > 0) output.WriteLine($"{replay.Lost} frames were lost when it was recorded.");
        if (replay.Reason is not null) output.WriteLine($"The recording ended early: {replay.Reason}");
        var verdict = _first is null ? "all equal" : $"{_differing} differ, the first is {_first.Number}";
        output.WriteLine($"{wish.Recording}: {replay.Panel.Name}, {replay.Panel.Size}, by {replay.Product}; {_frames} frames, {verdict}");
    }

    private Problem? Write(FrameReplay replay, string path)
    {
        if (replay.Png() is not { } picture) return new Problem("rear.frame", "", "This frame could not be drawn.", "Choose another frame.");
        try
        {
            WholeFile.Write(Path.GetFullPath(path), picture);
            _isWritten = true;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("rear.file", "", e.Message, "Name a file in a folder that exists and can be written.");
        }
    }
}
