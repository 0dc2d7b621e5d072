using Microsoft.AspNetCore.Http;

namespace RearCloud.Server.Accounts;

/// <summary>Finds the bearer token of a request.</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Longer ones are not ours, and are not hashed.</summary>
    private const int MaxLength = 200;

    /// <summary>From the Authorization header; on hubs also from <c>access_token</c>, because a browser's WebSocket cannot set headers. Null without one.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal) ? request.Query["access_token"].ToString() : "";
        return token.Length is > 0 and <= MaxLength ? token : null;
    }
}
