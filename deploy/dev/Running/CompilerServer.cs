using System.Globalization;
using System.Runtime.InteropServices;

namespace RearCloud.Dev.Running;

/// <summary>
/// The compiler that stays warm between the projects of one build. It listens under a name of its own, so that ending it
/// ends no compiler that an editor or another build uses.
/// </summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private readonly string id = string.Create(CultureInfo.InvariantCulture, $"rearcloud-dev-{Environment.ProcessId}");
    private readonly string? program;

    private CompilerServer(string? program) => this.program = program;

    /// <summary>What a build must be told to use it.</summary>
    internal string BuildArgument => program is null ? "-p:UseSharedCompilation=false" : $"-p:SharedCompilationId={id}";

    internal static async Task<CompilerServer> FindAsync(Repository repository, CancellationToken cancellationToken)
    {
        await using var version = RunningProgram.Start(new Command("dotnet", "--version") { Folder = repository.Root });
        var exitCode = await version.WaitAsync(cancellationToken);
        if (exitCode != 0)
            throw new CommandFailedException(string.Join('\n', version.Tail));

        // <dotnet>/shared/Microsoft.NETCore.App/<version>/ is where this program's runtime stands.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var program = Path.Combine(dotnet, "sdk", version.Tail[^1].Trim(), "Roslyn", "bincore", "VBCSCompiler.dll");
        return new CompilerServer(File.Exists(program) ? program : null);
    }

    public async ValueTask DisposeAsync()
    {
        if (program is null)
            return;
        await using var end = RunningProgram.Start(new Command("dotnet", "exec", program, "-shutdown", "-pipename:" + id));
        await end.WaitAsync(CancellationToken.None);
    }
}
