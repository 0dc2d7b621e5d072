using Microsoft.AspNetCore.Builder;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>Ends a server program when the program that started it is gone: the pipe of its standard input closes then.</summary>
internal static class ParentWatch
{
    public static void EndWithInput(WebApplication app) => new Thread(() =>
    {
        while (Console.In.Read() >= 0)
        {
        }

        app.Lifetime.StopApplication();
    })
    { IsBackground = true, Name = "parent watch" }.Start();
}
