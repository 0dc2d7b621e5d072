namespace RearCloud.Cli.Pictures;

/// <summary>What <c>rear render</c> made.</summary>
internal sealed record RenderedPicture(string File, string Panel, int Bytes);
