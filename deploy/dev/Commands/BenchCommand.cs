using System.Collections.Immutable;
using RearCloud.Dev.Machine;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Commands;

/// <summary>Builds and runs the benchmarks.</summary>
internal sealed class BenchCommand(Repository repository) : ICommand
{
    private const string Project = "tests/RearCloud.Benchmarks";

    public string Name => "bench";

    public IReadOnlyList<(string Arguments, string Does)> Forms =>
    [
        ("[name] [--quick]", "runs benchmarks; each prints a table and writes artifacts/bench/<name>.json"),
        ("sync --case NAME", "runs one case of a benchmark"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await Installer.EnsureAsync([Needs.Postgres], cancellationToken);
        await using (var builder = new Builder(repository))
            await builder.BuildAsync(Project, cancellationToken);
        ImmutableArray<string> all = [Path.Combine(repository.OutputOf(Project), "RearCloud.Benchmarks.dll"), .. arguments];
        return await Shell.RunAttachedAsync(new Command("dotnet", all) { Folder = repository.Root }, cancellationToken);
    }
}
