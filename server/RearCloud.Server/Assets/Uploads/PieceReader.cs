using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Files;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Assets.Uploads;

/// <summary>Puts the pieces of an upload together again.</summary>
internal sealed class PieceReader(AssetBlobs blobs, IncomingFolder incoming, IStorage storage)
{
    /// <summary>A nameless file with all bytes, at its beginning; null if they are not what was announced.</summary>
    /// <exception cref="AssetStoreException">A piece cannot be read.</exception>
    public async Task<FileStream?> AssembleAsync(UploadRow upload, CancellationToken cancellationToken)
    {
        var pieces = await storage.ReadAsync(
            (db, ct) => db.Set<PieceRow>().AsNoTracking().Where(row => row.UploadId == upload.Id).OrderBy(row => row.Begin).ToListAsync(ct), cancellationToken);
        var file = incoming.Open();
        try
        {
            foreach (var piece in pieces) await AppendAsync(piece, file, cancellationToken);
            file.Position = 0;
            if (upload.Sha256 is null || upload.Sha256 == Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)))
            {
                file.Position = 0;
                return file;
            }
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    private async Task AppendAsync(PieceRow piece, FileStream file, CancellationToken cancellationToken)
    {
        await using var bytes = await blobs.OpenAsync(piece.Blob, cancellationToken)
            ?? throw new AssetStoreException(new FileNotFoundException($"The store lost a piece of upload {piece.UploadId} at {piece.Begin}."));
        await BoundedCopy.CopyAsync(bytes, file, piece.Length, cancellationToken);
    }
}
