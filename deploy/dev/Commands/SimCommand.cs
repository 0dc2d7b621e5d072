using System.Collections.Immutable;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Commands;

/// <summary>Builds and runs the simulation of sync.</summary>
internal sealed class SimCommand(Repository repository) : ICommand
{
    private const string Project = "tests/RearCloud.Simulation";

    public string Name => "sim";

    public IReadOnlyList<(string Arguments, string Does)> Forms =>
    [
        ("[--seeds N] [--from M] [--threads K]", "simulates sync from N seeds, on all cores; --bug NAME plants a bug that must be found, --keep-going yes lists all failures"),
        ("--seed N [--bug NAME]", "replays one seed and prints all that happens"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using (var builder = new Builder(repository))
            await builder.BuildAsync(Project, cancellationToken);
        ImmutableArray<string> all = [Path.Combine(repository.OutputOf(Project), "RearCloud.Simulation.dll"), "sim", .. arguments];
        return await Shell.RunAttachedAsync(new Command("dotnet", all) { Folder = repository.Root }, cancellationToken);
    }
}
