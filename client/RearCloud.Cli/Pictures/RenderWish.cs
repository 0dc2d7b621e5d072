namespace RearCloud.Cli.Pictures;

/// <summary>What <c>rear render</c> was asked for, as typed.</summary>
internal sealed record RenderWish(
    string Document,
    string Panel,
    string? At,
    string Out,
    string? Assets,
    string? Zone,
    string Culture,
    double? Battery,
    float Scale,
    bool Shape,
    bool Phone,
    bool Json);
