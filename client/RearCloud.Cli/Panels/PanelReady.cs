namespace RearCloud.Cli.Panels;

/// <summary>The line that says that a panel runs.</summary>
/// <param name="Ready">True.</param>
/// <param name="Live">Address of the live view, or null.</param>
internal sealed record PanelReady(bool Ready, Uri? Live);
