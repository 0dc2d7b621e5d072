using RearCloud.Core.Panels;

namespace RearCloud.Client.Assets;

/// <summary>A file of the asset cache: an asset as it is, or as the server made it for a panel.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="Panel">Id of the panel; null for the original.</param>
internal readonly record struct AssetFile(string Asset, string? Panel)
{
    private const char Separator = '.';

    /// <summary>The file's name: <c>&lt;sha256&gt;</c>, or <c>&lt;sha256&gt;.&lt;panel&gt;</c>.</summary>
    public string Name => Panel is null ? Asset : $"{Asset}{Separator}{Panel}";

    /// <summary>Reads a file's name; null if it is none of a whole asset.</summary>
    public static AssetFile? Read(string fileName)
    {
        if (AssetName.IsValid(fileName)) return new AssetFile(fileName, null);
        var end = fileName.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && AssetName.IsValid(fileName[..end]) && PanelProfiles.TryFind(fileName[(end + 1)..], out var panel) ? new AssetFile(fileName[..end], panel.Id) : null;
    }
}
