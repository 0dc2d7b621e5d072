namespace RearCloud.Scene.Drawing;

/// <summary>How an image fills its box.</summary>
public enum ImageFit
{
    /// <summary>Fills the box and loses what hangs over, around the focus point.</summary>
    Cover,

    /// <summary>Is seen whole, with room left.</summary>
    Contain,

    /// <summary>Is stretched to the box.</summary>
    Fill,
}
