using System.CommandLine;
using RearCloud.Cli.Errors;

namespace RearCloud.Cli.Replays;

/// <summary><c>rear replay</c>: makes the frames of a recording again and compares them.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var recording = new Argument<string>("FILE") { Description = "A file of rear panel --record." };
        var frame = new Option<long?>("--frame") { Description = "Number of the frame to draw with --out.", HelpName = "N" };
        var outFile = new Option<string?>("--out") { Description = "The PNG file for the frame of --frame. It appears whole or not at all.", HelpName = "FILE" };
        var frames = new Option<bool>("--frames") { Description = "Prints a line for each frame, and not only for the first that differs." };
        var json = new Option<bool>("--json") { Description = "Prints what was found, and errors, as JSON." };
        var command = new Command(
            "replay",
            """
            Makes the frames of a recording again and compares each picture with the hash of the one that was shown.

            The exit code is 0 if all are equal and 1 if one differs. Pictures can only be equal with the same fonts on the same kind of processor.
            """)
        {
            recording, frame, outFile, frames, json,
        };
        command.SetAction(parsed => new ReplayRun(output, new ProblemPrinter(errors, parsed.GetValue(json))).Run(new ReplayWish(
            parsed.GetRequiredValue(recording),
            parsed.GetValue(frame),
            parsed.GetValue(outFile),
            parsed.GetValue(frames),
            parsed.GetValue(json))));
        return command;
    }
}
