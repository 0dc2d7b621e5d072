using System.Buffers;

namespace RearCloud.Server.Assets.Files;

/// <summary>Copies what arrives, however much is announced or sent, up to a limit.</summary>
internal static class BoundedCopy
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Copies at most <paramref name="limit"/> bytes; what follows is not read.</summary>
    /// <exception cref="AssetStoreException">They cannot be written; a failure to read is thrown as it is.</exception>
    public static async Task CopyAsync(Stream from, Stream to, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (limit > 0)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(BufferBytes, limit)), cancellationToken);
                if (read == 0) return;
                await WriteAsync(to, buffer.AsMemory(0, read), cancellationToken);
                limit -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task WriteAsync(Stream to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw new AssetStoreException(e);
        }
    }
}
