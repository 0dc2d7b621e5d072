using RearCloud.Client.Files;

namespace RearCloud.Client.Replicas;

/// <summary>
/// Puts a new database into the place of none or of a damaged one, so that a program that is killed at any moment leaves either the old one
/// untouched or the new one whole: the new one is finished under another name first.
/// </summary>
internal static class ReplicaSwap
{
    private const string NewName = "replica.new.db";

    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>Writes a new database and puts it into its place; the old one is kept aside.</summary>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public static ReplicaStore Replace(string folder, ReplicaState state, long step)
    {
        Remove(folder, NewName);
        var path = Path.Combine(folder, NewName);
        ReplicaStore.Create(path, state, step).Dispose();
        TakePlace(folder);
        return ReplicaStore.Open(Path.Combine(folder, ReplicaFile.Name)).Store;
    }

    /// <summary>Ends what a killed program began: a new database that is whole takes its place, half of one goes.</summary>
    public static void Finish(string folder)
    {
        var path = Path.Combine(folder, NewName);
        if (!File.Exists(path)) return;
        if (IsWhole(path)) TakePlace(folder);
        else Remove(folder, NewName);
    }

    private static bool IsWhole(string path)
    {
        try
        {
            ReplicaStore.Open(path).Store.Dispose();
            return true;
        }
        catch (ReplicaDamagedException)
        {
            return false;
        }
    }

    private static void TakePlace(string folder)
    {
        var path = Path.Combine(folder, NewName);
        // What a closed database leaves beside itself holds transactions: without them it is not whole.
        if (File.Exists(path + "-wal")) throw new IOException("The replica's new database could not be written to its end.");
        if (File.Exists(Path.Combine(folder, ReplicaFile.Name))) Remove(folder, ReplicaFile.DamagedName);
        foreach (var suffix in Suffixes)
        {
            var old = Path.Combine(folder, ReplicaFile.Name + suffix);
            if (File.Exists(old)) File.Move(old, Path.Combine(folder, ReplicaFile.DamagedName + suffix), overwrite: true);
        }

        DurableFile.Publish(path, Path.Combine(folder, ReplicaFile.Name));
    }

    private static void Remove(string folder, string name)
    {
        foreach (var suffix in Suffixes) File.Delete(Path.Combine(folder, name + suffix));
    }
}
