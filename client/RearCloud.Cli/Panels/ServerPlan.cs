using RearCloud.Client;
using RearCloud.Core;

namespace RearCloud.Cli.Panels;

/// <summary>Which server a panel follows, and as whom.</summary>
internal sealed record ServerPlan(Uri Http, Uri? Grpc, string Token, ClientCarrier Carrier)
{
    private const int MaxTokenFileBytes = 16 * 1024;

    /// <summary>A holder with null if no server was asked for.</summary>
    public static Result<ServerChoice> Read(PanelWish wish)
    {
        if (wish.Server is null)
        {
            return wish.Grpc is null && wish.Token is null && wish.TokenFile is null
                ? new ServerChoice(null)
                : new Problem("rear.server", "", "--grpc, --token and --token-file need --server.", "Name the server's HTTP address with --server.");
        }

        if (!ReadUri("--server", wish.Server).TryGet(out var http, out var problem)) return problem;
        Uri? grpc = null;
        if (wish.Grpc is not null && !ReadUri("--grpc", wish.Grpc).TryGet(out grpc, out problem)) return problem;
        if (!ReadToken(wish).TryGet(out var token, out problem)) return problem;
        var carrier = wish.Carrier switch
        {
            "grpc" => ClientCarrier.Grpc,
            "signalr" => ClientCarrier.SignalR,
            "http" => ClientCarrier.Http,
            _ => ClientCarrier.Automatic,
        };
        if (carrier == ClientCarrier.Grpc && grpc is null)
            return new Problem("rear.grpc", "", "The gRPC carrier needs the server's gRPC address.", "Name it with --grpc, or use --carrier signalr.");
        return new ServerChoice(new ServerPlan(http, grpc, token, carrier));
    }

    private static Result<Uri> ReadUri(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : new Problem("rear.address", "", $"{option} '{text}' is not an address.", "Write http://host:port or https://host.");

    private static Result<string> ReadToken(PanelWish wish)
    {
        if (wish.Token is not null && wish.TokenFile is not null)
            return new Problem("rear.token", "", "--token and --token-file were both given.", "Give one of them.");
        if (wish.Token is { Length: > 0 }) return wish.Token;
        if (wish.TokenFile is null) return new Problem("rear.token", "", "A server wants to know who comes.", "Give the device's token with --token-file.");
        try
        {
            using var file = File.OpenRead(wish.TokenFile);
            if (file.Length > MaxTokenFileBytes) return new Problem("rear.token", "", $"{wish.TokenFile} has {file.Length} bytes.", "A token's file holds the token alone.");
            using var reader = new StreamReader(file);
            var token = reader.ReadToEnd().Trim();
            return token.Length > 0 ? token : new Problem("rear.token", "", $"{wish.TokenFile} is empty.", "Write the device's token into it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("rear.token", "", e.Message, "Name a file that can be read.");
        }
    }
}
