using System.Runtime.InteropServices;
using RearCloud.Dev;
using RearCloud.Dev.Commands;

// The start script passes the repository's root first; everything after it is what the developer typed.
var repository = new Repository(args[0]);
var words = args[1..];

using var stop = new CancellationTokenSource();
// SIGINT, SIGTERM, SIGHUP: the commands end what they started, in order, and then this program ends.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);

ICommand[] commands =
[
    new UpCommand(repository),
    new TestCommand(repository),
    new BenchCommand(repository),
    new SimCommand(repository),
    new GoldenCommand(repository),
    new MigrateCommand(repository),
    new RearCommand(repository),
];

var name = words.FirstOrDefault() ?? "help";
if (name is "help" or "--help" or "-h")
    return Help.Print(commands);
if (commands.FirstOrDefault(command => command.Name == name) is not { } chosen)
{
    Console.Error.WriteLine($"There is no command '{name}'.");
    Help.Print(commands);
    return ExitCode.WrongUse;
}

try
{
    return await chosen.RunAsync(words[1..], stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
catch (CommandFailedException problem)
{
    Console.Error.WriteLine(problem.Message);
    return problem.ExitCode;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
