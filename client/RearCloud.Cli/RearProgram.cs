using System.CommandLine;
using RearCloud.Cli.Errors;
using RearCloud.Cli.Panels;
using RearCloud.Cli.Pictures;
using RearCloud.Cli.Replays;
using RearCloud.Core;

namespace RearCloud.Cli;

/// <summary>The program: finds the command, prints what is wrong, and gives the exit code.</summary>
internal static class RearProgram
{
    /// <summary>Ctrl+C and SIGTERM end every command; one that hangs is left after this.</summary>
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var root = new RootCommand(
            """
            Runs, renders and checks the displays on the backs of phones.

            Exit codes: 0 done, 1 failed, 2 asked wrongly. Errors go to standard error, with --json as one object a line.
            """)
        {
            PanelCommand.Create(output, errors),
            RenderCommand.Create(output, errors),
            ReplayCommand.Create(output, errors),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var printer = new ProblemPrinter(errors, arguments.Contains("--json"));
            foreach (var error in parsed.Errors) printer.Print(new Problem("rear.usage", "", error.Message, "See rear --help."));
            return ExitCodes.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = EndWithin,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }
}
