using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Http;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>
/// Refuses calls whose first envelope names a length that no message has (2 GB and more). The library takes that for a broken connection of the server's
/// own, and logs it as an error. An envelope of gRPC is a byte that tells whether the message is packed, and its length in 32 bits, the highest first.
/// </summary>
internal static class EnvelopeGuard
{
    private const int EnvelopeBytes = 5;

    public static TBuilder RefuseImpossibleLengths<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = async context =>
            {
                if (GrpcRequest.Is(context.Request) && await IsImpossibleAsync(context)) await RefuseAsync(context.Response);
                else await next(context);
            };
        });
        return builder;
    }

    private static async Task<bool> IsImpossibleAsync(HttpContext context)
    {
        var read = await context.Request.BodyReader.ReadAtLeastAsync(EnvelopeBytes, context.RequestAborted);
        var isImpossible = read.Buffer.Length >= EnvelopeBytes && read.Buffer.Slice(1, 1).FirstSpan[0] > sbyte.MaxValue;
        // Nothing is taken: whoever reads next begins at the envelope.
        context.Request.BodyReader.AdvanceTo(read.Buffer.Start);
        return isImpossible;
    }

    private static Task RefuseAsync(HttpResponse response)
    {
        var refusal = CallRefusal.Of(FrameCodec.TooLarge);
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = refusal.StatusCode.ToString("D");
        response.Headers["grpc-message"] = Uri.EscapeDataString(refusal.Status.Detail);
        foreach (Metadata.Entry detail in refusal.Trailers) response.Headers[detail.Key] = Convert.ToBase64String(detail.ValueBytes);
        return response.CompleteAsync();
    }
}
