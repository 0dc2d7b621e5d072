using System.Collections.Immutable;
using System.Security.Cryptography;
using RearCloud.Client.Files;

namespace RearCloud.Client.Assets;

/// <summary>
/// The device's assets: files named by the SHA-256 of the original, that appear whole and verified, or not at all. Bounded by bytes; what was used longest ago
/// makes room, but never what a document names.
/// </summary>
internal sealed class AssetCache
{
    /// <summary>Ends the name of a download that is not whole.</summary>
    public const string PartSuffix = ".part";

    private readonly Lock _gate = new();
    private readonly long _maxBytes;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, (long Bytes, DateTimeOffset UsedAt)> _files = [];

    private AssetCache(string folder, long maxBytes, TimeProvider time)
    {
        Folder = folder;
        _maxBytes = maxBytes;
        _time = time;
    }

    public string Folder { get; }

    /// <summary>Bytes of all whole assets.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate) return _files.Values.Sum(f => f.Bytes);
        }
    }

    /// <summary>Opens the cache of a folder. A file that is not named like an asset is left alone.</summary>
    public static AssetCache Open(string folder, long maxBytes, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var cache = new AssetCache(folder, maxBytes, time);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (AssetName.IsValid(file.Name)) cache._files[file.Name] = (file.Length, file.LastWriteTimeUtc);
        }

        return cache;
    }

    /// <summary>The whole asset's path, or null. Asking counts as use.</summary>
    public string? Find(string name)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue(name, out var file)) return null;
            var path = PathOf(name);
            if (File.Exists(path))
            {
                _files[name] = (file.Bytes, _time.GetUtcNow());
                return path;
            }

            // Somebody tidied the folder.
            _files.Remove(name);
            return null;
        }
    }

    /// <summary>Those of the names that are not here.</summary>
    public ImmutableHashSet<string> Missing(ImmutableHashSet<string> names) => names.Where(n => Find(n) is null).ToImmutableHashSet();

    /// <summary>Where a download of an asset is collected.</summary>
    public string PartPathOf(string name) => PathOf(name) + PartSuffix;

    /// <summary>Takes a complete download into the cache; false, and the download is gone, if its bytes are not what was promised.</summary>
    /// <param name="name">The asset.</param>
    /// <param name="sha256">What its bytes must have: the name, or of an image that was made for a panel what the server says.</param>
    public bool Adopt(string name, string sha256)
    {
        var part = PartPathOf(name);
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            if (Convert.ToHexStringLower(SHA256.HashData(file)) != sha256)
            {
                file.Close();
                File.Delete(part);
                return false;
            }

            file.Flush(flushToDisk: true);
        }

        DurableFile.Publish(part, PathOf(name));
        lock (_gate) _files[name] = (new FileInfo(PathOf(name)).Length, _time.GetUtcNow());
        return true;
    }

    /// <summary>Removes what is over the bound, and downloads that nobody wants any more.</summary>
    /// <param name="named">What documents name: never removed.</param>
    public void Trim(ImmutableHashSet<string> named)
    {
        lock (_gate)
        {
            var bytes = _files.Values.Sum(f => f.Bytes);
            foreach (var (name, file) in _files.Where(f => !named.Contains(f.Key)).OrderBy(f => f.Value.UsedAt).ToList())
            {
                if (bytes <= _maxBytes) break;
                File.Delete(PathOf(name));
                _files.Remove(name);
                bytes -= file.Bytes;
            }
        }

        foreach (var part in Directory.EnumerateFiles(Folder, "*" + PartSuffix))
        {
            if (!named.Contains(Path.GetFileNameWithoutExtension(part))) File.Delete(part);
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, name);
}
