using System.Collections.Immutable;
using System.Security.Cryptography;
using RearCloud.Client.Files;

namespace RearCloud.Client.Assets;

/// <summary>
/// The device's assets: originals, and what the server made of them for the device's panel, in files that appear whole and verified, or not at all. Bounded by
/// bytes; what was used longest ago makes room, but never what a document names.
/// </summary>
internal sealed class AssetCache
{
    /// <summary>Ends the name of a download that is not whole.</summary>
    public const string PartSuffix = ".part";

    private readonly Lock _gate = new();
    private readonly long _maxBytes;
    private readonly TimeProvider _time;
    private readonly Dictionary<AssetFile, (long Bytes, DateTimeOffset UsedAt)> _files = [];

    private AssetCache(string folder, string? panel, long maxBytes, TimeProvider time)
    {
        Folder = folder;
        Panel = panel;
        _maxBytes = maxBytes;
        _time = time;
    }

    public string Folder { get; }

    /// <summary>Id of the panel that images are for; null for the originals.</summary>
    public string? Panel { get; }

    /// <summary>Bytes of all whole assets.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate) return _files.Values.Sum(f => f.Bytes);
        }
    }

    /// <summary>Opens the cache of a folder. A file that is not named like an asset is left alone.</summary>
    public static AssetCache Open(string folder, string? panel, long maxBytes, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var cache = new AssetCache(folder, panel, maxBytes, time);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (AssetFile.Read(file.Name) is { } known) cache._files[known] = (file.Length, file.LastWriteTimeUtc);
        }

        return cache;
    }

    /// <summary>The path of the whole asset as the panel needs it, else of the original, or null. Asking counts as use.</summary>
    public string? Find(string name)
    {
        lock (_gate) return (Panel is null ? null : Use(new AssetFile(name, Panel))) ?? Use(new AssetFile(name, null));
    }

    /// <summary>Those of the names that are not here.</summary>
    public ImmutableHashSet<string> Missing(ImmutableHashSet<string> names) => names.Where(n => Find(n) is null).ToImmutableHashSet();

    /// <summary>Where a download is collected.</summary>
    public string PartPathOf(AssetFile file) => PathOf(file) + PartSuffix;

    /// <summary>Takes a complete download into the cache; false, and the download is gone, if its bytes are not what was promised.</summary>
    /// <param name="download">What was asked for. Who asks for what a panel needs gets the original if that is small enough.</param>
    /// <param name="sha256">What the bytes must have: the asset's name, or of an image that was made for a panel what the server says.</param>
    public bool Adopt(AssetFile download, string sha256)
    {
        var part = PartPathOf(download);
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

        var whole = sha256 == download.Asset ? download with { Panel = null } : download;
        DurableFile.Publish(part, PathOf(whole));
        lock (_gate) _files[whole] = (new FileInfo(PathOf(whole)).Length, _time.GetUtcNow());
        return true;
    }

    /// <summary>Removes what is over the bound, and downloads that nobody wants any more.</summary>
    /// <param name="named">What documents name: never removed.</param>
    public void Trim(ImmutableHashSet<string> named)
    {
        lock (_gate)
        {
            var bytes = _files.Values.Sum(f => f.Bytes);
            foreach (var (file, known) in _files.Where(f => !IsNeeded(f.Key)).OrderBy(f => f.Value.UsedAt).ToList())
            {
                if (bytes <= _maxBytes) break;
                File.Delete(PathOf(file));
                _files.Remove(file);
                bytes -= known.Bytes;
            }
        }

        foreach (var part in Directory.EnumerateFiles(Folder, "*" + PartSuffix))
        {
            if (AssetFile.Read(Path.GetFileNameWithoutExtension(part)) is not { } file || !IsNeeded(file)) File.Delete(part);
        }

        bool IsNeeded(AssetFile file) => named.Contains(file.Asset) && (file.Panel is null || file.Panel == Panel);
    }

    private string? Use(AssetFile file)
    {
        if (!_files.TryGetValue(file, out var known)) return null;
        var path = PathOf(file);
        if (File.Exists(path))
        {
            _files[file] = (known.Bytes, _time.GetUtcNow());
            return path;
        }

        // Somebody tidied the folder.
        _files.Remove(file);
        return null;
    }

    private string PathOf(AssetFile file) => Path.Combine(Folder, file.Name);
}
