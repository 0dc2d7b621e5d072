using System.Collections.Immutable;

namespace RearCloud.Dev.Running;

/// <summary>Restores and builds, with nothing left running afterwards.</summary>
internal sealed class Builder(Repository repository) : IAsyncDisposable
{
    private static readonly string[] SourceFolders = ["client", "server", "shared"];
    private static readonly string[] OutputFolders = ["bin", "obj"];

    private CompilerServer? compiler;

    /// <summary>Builds the solution or one project, given relative to the root.</summary>
    internal async Task BuildAsync(string target, CancellationToken cancellationToken)
    {
        compiler ??= await CompilerServer.FindAsync(repository, cancellationToken);
        await using var progress = new Progress($"Build {Path.GetFileName(target)}");
        ImmutableArray<string> arguments =
        [
            "build", repository[target], "--configuration", Repository.Configuration,
            "--verbosity", "quiet", "--nologo", "-tl:off", "-nodeReuse:false", compiler.BuildArgument,
        ];
        if (Machine.ContinuousIntegration.IsOn)
            arguments = arguments.Add("-p:RestoreLockedMode=true");
        await Shell.RunAsync(new Command("dotnet", arguments) { Folder = repository.Root }, progress, cancellationToken);
    }

    /// <summary>Builds a project unless its output is newer than every source of the product.</summary>
    internal async Task BuildIfStaleAsync(string project, string assembly, CancellationToken cancellationToken)
    {
        var output = Path.Combine(repository.OutputOf(project), assembly + ".dll");
        if (!File.Exists(output) || NewestSource() > File.GetLastWriteTimeUtc(output))
        {
            await BuildAsync(project, cancellationToken);
            // An unchanged result is not written again by the build; its date says that it was checked.
            File.SetLastWriteTimeUtc(output, DateTime.UtcNow);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (compiler is not null)
            await compiler.DisposeAsync();
    }

    private DateTime NewestSource() =>
        SourceFolders.SelectMany(folder => Sources(new DirectoryInfo(repository[folder])))
            .Concat(new DirectoryInfo(repository.Root).EnumerateFiles("Directory.*.props"))
            .Max(file => file.LastWriteTimeUtc);

    private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(
            folder.EnumerateDirectories().Where(inner => !OutputFolders.Contains(inner.Name)).SelectMany(Sources));
}
