using RearCloud.Dev.Cloud;

namespace RearCloud.Dev.Commands;

/// <summary>Starts a server and a panel for a developer, or checks in one go that an edit reaches a frame.</summary>
internal sealed class UpCommand(Repository repository) : ICommand
{
    public string Name => "up";

    public IReadOnlyList<(string Arguments, string Does)> Forms =>
    [
        ("", "starts the server and a simulated panel and prints the addresses; Ctrl+C ends both"),
        ("--check", "the same in a temporary folder, with one edit followed to its frame; prints the time at each station"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0 && arguments is not ["--check"])
            throw new CommandFailedException("./dev up, or ./dev up --check.", ExitCode.WrongUse);

        await Machine.Installer.EnsureAsync(Machine.Needs.Fonts, cancellationToken);
        await LocalCloud.BuildAsync(repository, cancellationToken);
        return arguments.Count == 0 ? await StayAsync(cancellationToken) : await CheckAsync(cancellationToken);
    }

    private async Task<int> StayAsync(CancellationToken cancellationToken)
    {
        await using var cloud = await LocalCloud.StartAsync(repository, repository[".data"], LocalPorts.Usual(), cancellationToken);
        Console.WriteLine($"""

            Page         {await cloud.Api.SignInLinkAsync(cancellationToken)}
                         (signs you in once; the password is in {repository.Short(repository[".data/server/owner-password"])})
            Panel, live  {cloud.Live}
            Interface    {new Uri(cloud.Http, "openapi/v1.json")}

            Ctrl+C ends both.
            """);
        try
        {
            await cloud.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The only way to leave.
        }

        return ExitCode.Right;
    }

    private async Task<int> CheckAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("rearcloud-check-").FullName;
        try
        {
            await using var cloud = await LocalCloud.StartAsync(repository, data, LocalPorts.Any, cancellationToken);
            try
            {
                StationTable.Print(await new EditToFrame(cloud).RunAsync(cancellationToken));
                return ExitCode.Right;
            }
            catch (Exception problem) when (problem is CommandFailedException or HttpRequestException or InvalidOperationException)
            {
                Console.Error.WriteLine($"{cloud.LogTails}\n{problem.Message}");
                return ExitCode.Failed;
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
