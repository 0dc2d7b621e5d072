using RearCloud.Host;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>The product's server as it is, with one more address that tells what the process uses.</summary>
internal static class CloudProgram
{
    public static async Task RunAsync(string[] arguments)
    {
        await using var app = RearCloudHost.Build(arguments);
        ProbeEndpoint.Map(app);
        ParentWatch.EndWithInput(app);
        await app.RunAsync();
    }
}
