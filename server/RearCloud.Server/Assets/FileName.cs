namespace RearCloud.Server.Assets;

/// <summary>What is kept of a file's name: no folders, no control characters, no more than a person reads.</summary>
internal static class FileName
{
    public static string Clean(string? fileName)
    {
        var name = new string([.. (fileName ?? "").Where(c => !char.IsControl(c))]);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length <= AssetLimits.NameLength ? name : name[..AssetLimits.NameLength];
    }
}
