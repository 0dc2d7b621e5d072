using RearCloud.Core.Panels;

namespace RearCloud.Web.Shell;

/// <summary>Where the panel lies in the drawing of the phone's back, for the page's styles.</summary>
internal static class PhoneBackView
{
    public static string Address(PanelProfile profile) => $"/api/v1/panels/{profile.Id}/back.svg";

    public static string Style(PanelProfile profile) => "";
}
