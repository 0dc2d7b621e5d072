namespace RearCloud.Rendering.Pictures;

/// <summary>What a picture of a snapshot shows and how large it is.</summary>
public sealed record PictureOptions
{
    /// <summary>Picture pixels per panel pixel, from 0.05 to 4.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Leaves the panel's round corners and its lens holes transparent.</summary>
    public bool ShapeMask { get; init; }

    /// <summary>Id of the only widget to draw, on a transparent ground.</summary>
    public string? OnlyWidget { get; init; }

    /// <summary>Id of a widget to leave out.</summary>
    public string? WithoutWidget { get; init; }
}
