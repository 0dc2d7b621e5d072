using Microsoft.AspNetCore.Http;

namespace RearCloud.Server.Http;

/// <summary>Tells gRPC calls, which gRPC-Web's are too, from requests of pages and of programs that speak JSON.</summary>
internal static class GrpcRequest
{
    public static bool Is(HttpRequest request) => request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) is true;
}
