using Microsoft.Extensions.Logging;
using RearCloud.Client.Assets;
using RearCloud.Client.Replicas;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Shared;

/// <summary>
/// The shared streams of a data folder: each has a folder of its own below <c>shared</c> with a database as that of the account's own documents, so that each is as safe from
/// crashes, and what befalls one befalls no other.
/// </summary>
internal static class SharedFolder
{
    /// <summary>Name of the folder in the data folder.</summary>
    public const string Name = "shared";

    /// <summary>Opens the replicas of streams, and removes those of streams that are not followed any more.</summary>
    /// <exception cref="IOException">A folder cannot be read or written, or holds another stream.</exception>
    public static async Task<IReadOnlyList<SharedReplica>> OpenAsync(
        string dataFolder, IReadOnlyList<StreamId> streams, DocumentView view, AssetCache assets, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(dataFolder, Name);
        await Task.Run(() => RemoveOthers(folder, streams), cancellationToken).ConfigureAwait(false);
        var opened = new List<SharedReplica>();
        try
        {
            foreach (var stream in streams)
            {
                var replica = await Replica.OpenAsync(
                    Path.Combine(folder, stream.Value), view, wantsPreviews: false, new AssetNeeds(assets), ClientMachine.Real, time, log, cancellationToken).ConfigureAwait(false);
                opened.Add(new SharedReplica(stream, replica));
                if (!await replica.BindAsync(stream, cancellationToken).ConfigureAwait(false))
                    throw new IOException($"The folder {Path.Combine(folder, stream.Value)} holds another stream. Remove it: the stream is filled anew from the server.");
            }

            return opened;
        }
        catch
        {
            foreach (var replica in opened) replica.Replica.Dispose();
            throw;
        }
    }

    private static void RemoveOthers(string folder, IReadOnlyList<StreamId> streams)
    {
        if (!Directory.Exists(folder)) return;
        var kept = streams.Select(s => s.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateDirectories(folder).Where(path => !kept.Contains(Path.GetFileName(path))).ToList()) Directory.Delete(path, recursive: true);
    }
}
