using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Server.Assets;

/// <summary>The refusals of assets; those of images themselves come from decoding.</summary>
internal static class AssetProblems
{
    public static Problem TooMany { get; } = new(
        "asset.too-many", "", $"The account has {AssetLimits.PerAccount} assets already.", "Use one of them.");

    public static Problem Busy { get; } = new("server.busy", "", "Too many images are being taken in at the moment.", "Upload it again in a few seconds.");

    public static Problem NoFile { get; } = new(
        "request.malformed", "", "The form has no part with a file.", "Send the image as the file of a multipart form, or as the body with its image/* content type.");

    public static Problem Missing(string sha256) => new("asset.missing", "", $"The account has no asset {sha256}.", "Upload the image first.");

    public static Problem PanelUnknown(string panel) => new(
        "asset.panel-unknown", "", $"There is no panel '{panel}'.", $"Name one of {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}, or none for the original.");
}
