using RearCloud.Core;

namespace RearCloud.Server.Http;

/// <summary>The refusals that every endpoint shares.</summary>
internal static class RequestProblems
{
    public static Problem Unauthorized { get; } = new(
        "request.unauthorized", "", "The request is not signed in, or its token is unknown, ended or revoked.", "Sign in, or send 'Authorization: Bearer <token>'.");

    public static Problem Forbidden { get; } = new(
        "request.forbidden", "", "Who asks is known but may not do this.", "Ask as the owner of the account.");

    public static Problem NotFound { get; } = new(
        "request.not-found", "", "There is nothing at this address.", "See /openapi/v1.json for the addresses.");

    public static Problem Method { get; } = new(
        "request.method", "", "The address does not take this method.", "See the Allow header, or /openapi/v1.json.");

    public static Problem ContentType { get; } = new(
        "request.content-type", "", "The body's content type is not one that the address takes.", "Send JSON as application/json, and images as image/* or multipart/form-data.");

    public static Problem TooLarge { get; } = new(
        "request.too-large", "", "The body is larger than the address takes.", "Send less.");

    public static Problem TooMany { get; } = new(
        "request.too-many", "", "Too many requests came from this address or this program.", "Wait for the seconds of the Retry-After header.");

    public static Problem Malformed(string why) => new("request.malformed", "", why, "See /openapi/v1.json for what the address takes.");

    public static Problem ServerError(string trace) => new(
        "server.error", "", $"The server failed. The operator finds it in the log under {trace}.", "Try again later.");

    /// <summary>The problem that stands for a bare status.</summary>
    public static Problem Of(int status) => status switch
    {
        401 => Unauthorized,
        403 => Forbidden,
        404 => NotFound,
        405 => Method,
        413 => TooLarge,
        415 => ContentType,
        429 => TooMany,
        _ => Malformed($"The request was refused with status {status}."),
    };
}
