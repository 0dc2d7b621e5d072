using System.Text.Json;

namespace RearCloud.Host;

/// <summary>Tells the program that started the host, in one line of JSON on standard output, that it serves and where.</summary>
internal static class ReadyLine
{
    public static void PrintReadyLine(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = HostAddresses.Of(app.Services);
        Console.Out.WriteLine(JsonSerializer.Serialize(new { ready = true, http = Trimmed(addresses.Http), grpc = Trimmed(addresses.Grpc) }));
        Console.Out.Flush();
    });

    private static string Trimmed(Uri address) => address.ToString().TrimEnd('/');
}
