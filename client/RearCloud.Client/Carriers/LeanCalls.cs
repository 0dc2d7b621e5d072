namespace RearCloud.Client.Carriers;

/// <summary>
/// Leaves out of a gRPC call's header what a device would pay for at every connection and no server reads: the library's long name, because the hello says
/// what runs here, and the packings of messages, because frames have one of their own. Both are optional (gRPC over HTTP/2, Call-Definition).
/// </summary>
internal sealed class LeanCalls(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Name = "rearcloud";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", Name);
        request.Headers.Remove("grpc-accept-encoding");
        return base.SendAsync(request, cancellationToken);
    }
}
