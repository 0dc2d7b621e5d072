namespace RearCloud.Web.Layouts.Editing;

/// <summary>A member of a widget that a person can change in the inspector.</summary>
public abstract record WidgetProperty(string Member, string Label)
{
    /// <summary>One of a few values.</summary>
    public sealed record Choice(string Member, string Label, string Default, IReadOnlyList<(string Value, string Label)> Options) : WidgetProperty(Member, Label);

    public sealed record Toggle(string Member, string Label, bool Default) : WidgetProperty(Member, Label);

    public sealed record Colour(string Member, string Label, string Default) : WidgetProperty(Member, Label);

    public sealed record Number(string Member, string Label, double Default, double Min, double Max, double Step, string Unit) : WidgetProperty(Member, Label);

    /// <param name="Lines">Height of the field.</param>
    /// <param name="Hint">What can be written there.</param>
    public sealed record Text(string Member, string Label, string Default, int Lines, string Hint) : WidgetProperty(Member, Label);

    /// <summary>An uploaded image.</summary>
    public sealed record Picture(string Member, string Label) : WidgetProperty(Member, Label);
}
