namespace RearCloud.Web.Layouts.Editing;

/// <summary>A widget that people can add.</summary>
/// <param name="Kind">The document's kind.</param>
/// <param name="Name">For people.</param>
/// <param name="Hint">What it shows, in a few words.</param>
/// <param name="Icon">SVG paths in a box of 24 x 24.</param>
/// <param name="Width">Design pixels of a new one.</param>
/// <param name="Height">Design pixels of a new one.</param>
/// <param name="Members">Further members of a new one, as JSON members.</param>
/// <param name="Properties">What the inspector shows.</param>
public sealed record WidgetKind(
    string Kind, string Name, string Hint, string Icon, double Width, double Height, string Members, IReadOnlyList<WidgetProperty> Properties);
