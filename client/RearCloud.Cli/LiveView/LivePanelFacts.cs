namespace RearCloud.Cli.LiveView;

/// <summary>Which panel it is.</summary>
internal sealed record LivePanelFacts(string Id, string Name, int Width, int Height, int MaxHertz);
