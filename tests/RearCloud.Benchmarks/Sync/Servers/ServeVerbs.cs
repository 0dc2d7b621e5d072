using RearCloud.Benchmarks.Panels.Running;
using RearCloud.Benchmarks.Sync.Bare;
using RearCloud.Benchmarks.Sync.Clients;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>
/// The programs that this program starts of itself, so that a server's memory and time, and a client's death, are a process's own. Each prints one ready line,
/// and ends when its standard input does: none outlives the benchmark.
/// </summary>
internal static class ServeVerbs
{
    /// <summary>The product's server.</summary>
    public const string Cloud = "serve-cloud";

    /// <summary>The yardsticks: a bare gRPC stream and a bare SignalR hub.</summary>
    public const string Bare = "serve-bare";

    public static Func<string[], Task>? Find(string verb) => verb switch
    {
        Cloud => CloudProgram.RunAsync,
        Bare => BareProgram.RunAsync,
        ClientVerbs.Fill => ClientVerbs.FillAsync,
        ClientVerbs.Open => ClientVerbs.OpenAsync,
        ClientVerbs.ReadBytes => ClientVerbs.ReadBytesAsync,
        BeatVerbs.Panel => BeatVerbs.RunPanelAsync,
        BeatVerbs.Bare => BeatVerbs.RunBeatsAsync,
        BeatVerbs.Vsync => BeatVerbs.RunVsyncAsync,
        _ => null,
    };
}
