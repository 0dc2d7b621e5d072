using System.Collections.Immutable;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Commands;

/// <summary>Runs <c>rear</c> from source, in the caller's folder and terminal.</summary>
internal sealed class RearCommand(Repository repository) : ICommand
{
    private const string Project = "client/RearCloud.Cli";

    public string Name => "rear";

    public IReadOnlyList<(string Arguments, string Does)> Forms => [("...", "runs the program rear from source")];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await using (var builder = new Builder(repository))
            await builder.BuildIfStaleAsync(Project, "rear", cancellationToken);
        ImmutableArray<string> all = [Path.Combine(repository.OutputOf(Project), "rear.dll"), .. arguments];
        return await Shell.RunAttachedAsync(new Command("dotnet", all), cancellationToken);
    }
}
