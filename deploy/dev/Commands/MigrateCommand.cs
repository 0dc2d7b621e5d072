using RearCloud.Dev.Running;

namespace RearCloud.Dev.Commands;

/// <summary>Adds a migration of the same name to both providers, or to neither.</summary>
internal sealed class MigrateCommand(Repository repository) : ICommand
{
    private static readonly string[] Providers = ["server/RearCloud.Server.Sqlite", "server/RearCloud.Server.Postgres"];

    public string Name => "migrate";

    public IReadOnlyList<(string Arguments, string Does)> Forms => [("NAME", "adds a migration to both database providers")];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var name] || !name.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetterUpper(name[0]))
            throw new CommandFailedException("Name the migration in one word, like AddThemes.", ExitCode.WrongUse);

        await using (var progress = new Progress("Restore dotnet-ef"))
            await Shell.RunAsync(new Command("dotnet", "tool", "restore") { Folder = repository.Root }, progress, cancellationToken);

        var before = Migrations().ToDictionary(file => file, File.ReadAllBytes);
        try
        {
            foreach (var provider in Providers)
                await AddAsync(provider, name, cancellationToken);
        }
        catch
        {
            TakeBack(before);
            throw;
        }

        foreach (var file in Migrations().Where(file => !before.ContainsKey(file)))
            Console.WriteLine(repository.Short(file));
        return ExitCode.Right;
    }

    private async Task AddAsync(string provider, string name, CancellationToken cancellationToken)
    {
        await using var progress = new Progress($"Add {name} to {Path.GetFileName(provider)}");
        await Shell.RunAsync(new Command("dotnet", "restore", provider) { Folder = repository.Root }, progress, cancellationToken);
        await Shell.RunAsync(
            new Command("dotnet", "ef", "migrations", "add", name, "--project", provider, "--startup-project", provider, "--output-dir", "Migrations", "--configuration", Repository.Configuration)
            {
                Folder = repository.Root,
            },
            progress,
            cancellationToken);
    }

    private IEnumerable<string> Migrations() =>
        Providers.Select(provider => repository[Path.Combine(provider, "Migrations")])
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories));

    private void TakeBack(Dictionary<string, byte[]> before)
    {
        foreach (var file in Migrations().Where(file => !before.ContainsKey(file)).ToList())
            File.Delete(file);
        foreach (var (file, content) in before)
            File.WriteAllBytes(file, content);
    }
}
