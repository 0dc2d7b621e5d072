using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using RearCloud.Rendering.Phones;

namespace RearCloud.Cli.LiveView;

/// <summary>The page that shows the panel in the phone's back. Works without script; with script its figures are live.</summary>
internal sealed class LivePage
{
    private readonly LivePanel _panel;
    private readonly string _template = ReadText("live.html");

    public LivePage(LivePanel panel)
    {
        _panel = panel;
        var phone = PhoneBack.Size(panel.Profile);
        var hole = PhoneBack.PanelRect(panel.Profile);
        Css = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $":root {{ --phone-width: {phone.Width}; --phone-height: {phone.Height}; --panel-x: {hole.X}; --panel-y: {hole.Y}; --panel-width: {hole.Width}; --panel-height: {hole.Height}; }}\n{ReadText("live.css")}"));
        Phone = Encoding.UTF8.GetBytes(PhoneBack.Svg(panel.Profile));
    }

    public static ReadOnlyMemory<byte> Script { get; } = Encoding.UTF8.GetBytes(ReadText("live.js"));

    /// <summary>The styles, with the phone's measures in front.</summary>
    public ReadOnlyMemory<byte> Css { get; }

    /// <summary>The phone's back with a hole for the panel.</summary>
    public ReadOnlyMemory<byte> Phone { get; }

    /// <summary>The page with the figures of this moment.</summary>
    public ReadOnlyMemory<byte> Html()
    {
        var profile = _panel.Profile;
        var page = new StringBuilder(_template)
            .Replace("{name}", WebUtility.HtmlEncode(profile.Name))
            .Replace("{size}", Text($"{profile.Size.Width} × {profile.Size.Height}"))
            .Replace("{width}", Text($"{profile.Size.Width}"))
            .Replace("{height}", Text($"{profile.Size.Height}"))
            .Replace("{hertz}", Text($"{_panel.Hertz}"));
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string ReadText(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's file {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
