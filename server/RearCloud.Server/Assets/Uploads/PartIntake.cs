using System.Buffers;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Assets.Uploads;

/// <summary>Receives a part piece by piece; each piece is safe before the next is read.</summary>
internal sealed class PartIntake(AssetBlobs blobs, IStorage storage)
{
    /// <summary>Takes a part that begins where the upload stands; null if another request moved the upload meanwhile.</summary>
    public async Task<PartAnswer?> TakeAsync(UploadState state, Stream body, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(AssetLimits.PieceBytes);
        try
        {
            var begin = state.Offset;
            while (true)
            {
                var room = (int)Math.Min(AssetLimits.PieceBytes, state.Bytes - state.Offset);
                var (count, broken) = await FillAsync(body, buffer.AsMemory(0, room), cancellationToken);
                var isEnough = state.Offset + count - begin >= AssetLimits.PartBytes || state.Offset + count == state.Bytes;
                if (count > 0 && isEnough)
                {
                    if (!await KeepAsync(state, buffer.AsMemory(0, count))) return null;
                    state = state with { Offset = state.Offset + count };
                }

                broken?.Throw();
                if (count > 0 && !isEnough) return new PartAnswer(state, UploadProblems.PartTooSmall);
                if (state.Offset == state.Bytes) return new PartAnswer(state, await IsOverAsync(body, cancellationToken) ? null : UploadProblems.TooLong(state.Bytes));
                if (count < room) return new PartAnswer(state, null);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Not cancelled with the request: what arrived is worth keeping although its sender is gone.
    private async Task<bool> KeepAsync(UploadState state, ReadOnlyMemory<byte> bytes)
    {
        var piece = new PieceRow { UploadId = state.Id, Begin = state.Offset, Length = bytes.Length, Blob = BlobName.Random() };
        await blobs.WriteAsync(piece.Blob, bytes, CancellationToken.None);
        return await storage.WriteAsync(
            async (scope, ct) =>
            {
                var stands = scope.Db.Set<UploadRow>().Where(row => row.Id == piece.UploadId && row.Arrived == piece.Begin && row.Asset == null);
                if (await stands.ExecuteUpdateAsync(row => row.SetProperty(u => u.Arrived, piece.Begin + piece.Length), ct) == 0) return false;
                if (!await blobs.KeepAsync(scope.Db, piece.Blob, ct)) throw new AssetStoreException(new IOException("The piece was swept before it was named."));
                scope.Db.Add(piece);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Reads until the buffer is full, the body ends or its connection breaks.</summary>
    private static async Task<(int Count, ExceptionDispatchInfo? Broken)> FillAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = 0;
        try
        {
            while (count < buffer.Length && await body.ReadAsync(buffer[count..], cancellationToken) is var read and > 0) count += read;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return (count, ExceptionDispatchInfo.Capture(e));
        }

        return (count, null);
    }

    private static async Task<bool> IsOverAsync(Stream body, CancellationToken cancellationToken) => await body.ReadAsync(new byte[1], cancellationToken) == 0;
}
