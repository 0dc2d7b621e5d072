using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post;

/// <summary>
/// A panel's wear in a file. It is seen whole or not at all, and checks itself; one that cannot be used is laid aside under another name, so that saving
/// does not end what may still be rescued. Used by one thread at a time.
/// </summary>
/// <param name="path">The file; its folder is made when there is something to save.</param>
/// <param name="size">Of the panel.</param>
/// <param name="faults">Where damage and failed saves are told.</param>
public sealed class WearStore(string path, PixelSize size, FaultLog faults)
{
    /// <summary>Added to the name of a file that cannot be used.</summary>
    public const string AsideSuffix = ".damaged";

    /// <summary>The place of its faults.</summary>
    internal const string Place = "wear";

    /// <summary>Far more than the map of any panel.</summary>
    private const int MaxBytes = 1 << 20;

    private byte[] _saved = [];

    /// <summary>What was saved last, for <see cref="OutputOptions.Wear"/>; empty if there is nothing that can be used. Never throws for a bad file: that is a fault.</summary>
    public ReadOnlyMemory<byte> Load()
    {
        if (Read() is not { } read) return default;
        if (read.TryGet(out var bytes, out var problem))
        {
            _saved = bytes;
            return bytes;
        }

        faults.Report(Place, $"{path} cannot be used: {problem.Message} What was lit before is not evened out; the file is kept as {LayAside()}.");
        return default;
    }

    /// <summary>Saves the wear, flushed to the disk; what is saved already is not written again.</summary>
    /// <returns>False if it failed, which is a fault: try again later.</returns>
    public bool TrySave(byte[] wear)
    {
        ArgumentNullException.ThrowIfNull(wear);
        if (wear.AsSpan().SequenceEqual(_saved)) return true;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            WholeFile.Write(path, wear);
            _saved = wear;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Report(Place, $"It could not be saved, and will be tried again: {e.Message}");
            return false;
        }
    }

    private Result<byte[]>? Read()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaxBytes) return new Problem("wear.length", "", $"It has {file.Length} bytes, more than {MaxBytes}.", "Begin with a new map.");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return WearMap.Load(bytes, size).TryGet(out _, out var problem) ? bytes : problem;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("wear.unreadable", "", e.Message, "Begin with a new map.");
        }
    }

    private string LayAside()
    {
        try
        {
            File.Move(path, path + AsideSuffix, overwrite: true);
            return path + AsideSuffix;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} until the next save ({e.Message})";
        }
    }
}
