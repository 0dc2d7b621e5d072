using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd.Running;

/// <summary>Starts the product's programs from their build folders.</summary>
internal static class Programs
{
    /// <summary>Starts the server's program.</summary>
    public static Task<ReadyProgram> StartServerAsync(IReadOnlyDictionary<string, string> environment) =>
        StartAsync("server/RearCloud.Host", "RearCloud.Host.dll", environment, []);

    /// <summary>Starts <c>rear</c>.</summary>
    public static Task<ReadyProgram> StartRearAsync(IReadOnlyList<string> arguments) =>
        StartAsync("client/RearCloud.Cli", "rear.dll", new Dictionary<string, string>(), arguments);

    private static Task<ReadyProgram> StartAsync(string project, string assembly, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments) =>
        ReadyProgram.StartAsync(Path.Combine(Solution.OutputOf(project), assembly), environment, arguments, TestContext.Current.CancellationToken);
}
