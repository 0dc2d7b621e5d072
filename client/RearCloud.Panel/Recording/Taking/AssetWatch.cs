using System.Collections.Concurrent;
using RearCloud.Core;
using RearCloud.Panel.Recording.Hashing;
using RearCloud.Rendering.Images;

namespace RearCloud.Panel.Recording.Taking;

/// <summary>
/// Gives the painter its assets and notes what it was given, so that an image that came late comes late in a replay as well. To open an asset is rare and costs
/// a decoding; a frame that opens none pays nothing here.
/// </summary>
/// <param name="assets">Where they come from.</param>
/// <param name="maxBytes">Of all that is noted.</param>
/// <param name="frame">Number of the frame that is being made.</param>
internal sealed class AssetWatch(IAssetSource assets, long maxBytes, Func<long> frame) : IAssetSource
{
    private const int MostAssets = 4096;

    private readonly ConcurrentQueue<AssetNote> _notes = new();
    private readonly Dictionary<string, ulong> _given = [];
    private readonly Lock _gate = new();
    private long _room = maxBytes;
    private volatile bool _hasEnded;

    /// <summary>From now on nothing is noted.</summary>
    public void End()
    {
        _hasEnded = true;
        _notes.Clear();
    }

    public Stream? Open(string sha256)
    {
        var stream = assets.Open(sha256);
        if (_hasEnded) return stream;
        lock (_gate)
        {
            if (stream is null) return Gone(sha256);
            if (Read(stream) is { } bytes) return Given(sha256, bytes);
        }

        // Longer than any asset may be: whoever opens it will refuse it.
        return assets.Open(sha256);
    }

    /// <summary>The next note, if it belongs to a frame of this number or one before.</summary>
    public bool TryTake(long number, out AssetNote note)
    {
        if (_notes.TryPeek(out note!) && note.Frame <= number) return _notes.TryDequeue(out note!);
        return false;
    }

    private Stream? Gone(string id)
    {
        if (_given.Remove(id)) _notes.Enqueue(new AssetNote(frame(), id, null, 0));
        return null;
    }

    private MemoryStream Given(string id, byte[] bytes)
    {
        var hash = XxHash64.Of(bytes);
        var isKnown = _given.TryGetValue(id, out var before);
        if ((!isKnown || before != hash) && (isKnown || _given.Count < MostAssets))
        {
            _given[id] = hash;
            var fits = bytes.Length <= _room;
            if (fits) _room -= bytes.Length;
            _notes.Enqueue(new AssetNote(frame(), id, fits ? bytes : null, fits ? 0 : bytes.Length));
        }

        return new MemoryStream(bytes, writable: false);
    }

    private static byte[]? Read(Stream stream)
    {
        using (stream)
        {
            using var kept = new MemoryStream();
            var chunk = new byte[64 * 1024];
            int read;
            while ((read = stream.Read(chunk)) > 0)
            {
                if (kept.Length + read > Limits.UploadBytes) return null;
                kept.Write(chunk, 0, read);
            }

            return kept.ToArray();
        }
    }
}
