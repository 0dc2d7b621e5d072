using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using RearCloud.Server.Assets;

namespace RearCloud.Server.S3;

/// <summary>Bytes as objects <c>ab/abcdef…</c> of a bucket. An object is whole when it is there: that is what S3 promises of a put.</summary>
internal sealed class S3Store : IAssetStore, IDisposable
{
    // A store that is away is told soon: somebody waits, perhaps with a row locked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Retries = 2;

    private readonly AmazonS3Client _client;
    private readonly S3Settings _settings;

    public S3Store(S3Settings settings)
    {
        _settings = settings;
        var config = new AmazonS3Config
        {
            ServiceURL = settings.Endpoint, AuthenticationRegion = settings.Region, ForcePathStyle = true, Timeout = Patience, MaxErrorRetry = Retries,
        };
        _client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config);
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (!BlobName.IsValid(name)) return null;
        var key = KeyOf(name);
        try
        {
            var found = await S3Failure.TellAsync(() => _client.GetObjectMetadataAsync(_settings.Bucket, key, cancellationToken));
            return new S3ReadStream(_client, _settings.Bucket, key, found.ContentLength);
        }
        catch (IOException e) when (e.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }

    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var key = KeyOf(name);
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        var request = new PutObjectRequest
        {
            // One piece, signed as a whole: not every store reads the chunks that only this client writes.
            BucketName = _settings.Bucket, Key = key, InputStream = content, UseChunkEncoding = false, AutoCloseStream = false,
        };
        await S3Failure.TellAsync(() => _client.PutObjectAsync(request, cancellationToken));
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        var key = KeyOf(name);
        return S3Failure.TellAsync(() => _client.DeleteObjectAsync(_settings.Bucket, key, cancellationToken));
    }

    public void Dispose() => _client.Dispose();

    private string KeyOf(string name) =>
        BlobName.IsValid(name) ? $"{_settings.Prefix}{name[..2]}/{name}" : throw new ArgumentException($"'{name}' is no name of bytes.", nameof(name));
}
