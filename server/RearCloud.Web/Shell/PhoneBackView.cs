using RearCloud.Core.Panels;
using RearCloud.Rendering.Phones;

namespace RearCloud.Web.Shell;

/// <summary>Where the panel lies in the drawing of the phone's back, for the page's styles.</summary>
internal static class PhoneBackView
{
    public static string Address(PanelProfile profile) => $"/api/v1/panels/{profile.Id}/back.svg";

    /// <summary>Custom properties: the drawing's proportions, and the panel's rectangle and corners as parts of it.</summary>
    public static string Style(PanelProfile profile)
    {
        var size = PhoneBack.Size(profile);
        var panel = PhoneBack.PanelRect(profile);
        return FormattableString.Invariant(
            $"--phone-ratio:{size.Width}/{size.Height};--phone-ratio-number:{(double)size.Width / size.Height:0.####};") +
            FormattableString.Invariant(
            $"--panel-left:{100.0 * panel.X / size.Width:0.###}%;--panel-top:{100.0 * panel.Y / size.Height:0.###}%;") +
            FormattableString.Invariant(
            $"--panel-width:{100.0 * panel.Width / size.Width:0.###}%;--panel-height:{100.0 * panel.Height / size.Height:0.###}%;") +
            FormattableString.Invariant(
            $"--panel-radius:{100.0 * profile.CornerRadius / panel.Width:0.###}% / {100.0 * profile.CornerRadius / panel.Height:0.###}%");
    }
}
