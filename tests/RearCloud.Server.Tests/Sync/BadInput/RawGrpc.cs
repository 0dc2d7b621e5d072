using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace RearCloud.Server.Tests.Sync.BadInput;

/// <summary>gRPC by hand over HTTP/2, so that everything about a call may be wrong.</summary>
internal sealed class RawGrpc : IDisposable
{
    public const string Session = "/rearcloud.sync.v1.SyncSession/Session";
    public const string Pull = "/rearcloud.sync.v1.SyncCalls/Pull";
    public const string Submit = "/rearcloud.sync.v1.SyncCalls/Submit";

    /// <summary>What a call is said to have ended with when the server cut it off.</summary>
    public const string Cut = "cut";

    private readonly HttpClient _http;

    public RawGrpc(Uri address, string token)
    {
        _http = new HttpClient(new SocketsHttpHandler { EnableMultipleHttp2Connections = true }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>A message in its envelope: not compressed, and its length.</summary>
    public static byte[] Framed(byte[] message)
    {
        var framed = new byte[message.Length + 5];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed.AsSpan(5));
        return framed;
    }

    /// <summary>Sends a body, closes its side and reads to the end.</summary>
    /// <returns>The status of gRPC, or <see cref="Cut"/>, and all that came.</returns>
    public async Task<(string Status, byte[] Answer)> CallAsync(string method, HttpContent body, CancellationToken cancellationToken)
    {
        body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = body, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            var status = answer.TrailingHeaders.TryGetValues("grpc-status", out var told) || answer.Headers.TryGetValues("grpc-status", out told) ? told.Single() : Cut;
            return (status, bytes);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (Cut, []);
        }
    }

    public void Dispose() => _http.Dispose();
}
