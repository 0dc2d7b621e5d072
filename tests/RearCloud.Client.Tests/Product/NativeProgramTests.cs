using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Client.Tests.Product;

/// <summary>The client in a program that was compiled ahead of time, against a real server.</summary>
public sealed class NativeProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_native_program_is_published_without_a_warning_and_syncs_over_both_carriers()
    {
        await DotnetCommand.RunAsync(
            DotnetCommand.Root,
            "publish",
            "tests/RearCloud.AotClient/RearCloud.AotClient.csproj",
            "--configuration", "Release",
            "--artifacts-path", _folder["artifacts"],
            "--output", _folder["native"],
            "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-warnaserror");
        var program = _folder["native/RearCloud.AotClient"];
        Assert.False(File.Exists(program + ".dll"));

        await using var server = await ServerFixture.StartAsync();
        var device = await server.EnrolDeviceAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var carrier in (string[])["Grpc", "SignalR"])
        {
            var (exitCode, said) = await DotnetCommand.TryAsync(program, _folder.Path, _folder[carrier], server.Http.ToString(), server.Grpc.ToString(), device.Token, carrier);
            Assert.True(exitCode == 0, $"{carrier}: {exitCode}\n{said}");
            Assert.Contains($"Carrier = {carrier}", said, StringComparison.Ordinal);
            using var answer = await server.Owner.GetAsync($"/api/v1/documents/wallpaper/native-{carrier.ToLowerInvariant()}", TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    public void Dispose() => _folder.Dispose();
}
