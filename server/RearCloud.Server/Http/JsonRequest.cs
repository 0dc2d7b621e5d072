using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RearCloud.Core;
using RearCloud.Core.Json;

namespace RearCloud.Server.Http;

/// <summary>Reads documents from requests, under the limits of documents.</summary>
internal static class JsonRequest
{
    /// <summary>Reads the body as one JSON object of at most <see cref="Limits.DocumentBytes"/>; what is too long is not read to its end.</summary>
    public static async Task<Result<JsonElement>> ReadObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) return RequestProblems.ContentType;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > Limits.DocumentBytes || read.IsCompleted)
            {
                // A body that is too long is refused by its length: the parser says so with the same words as everywhere.
                var bytes = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, Limits.DocumentBytes + 1)).ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return JsonBody.ParseObject(bytes);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
