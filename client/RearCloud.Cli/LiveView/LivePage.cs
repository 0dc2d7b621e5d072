using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace RearCloud.Cli.LiveView;

/// <summary>The page that shows the panel in the phone's back. Works without script; with script its figures are live.</summary>
internal sealed class LivePage(LivePanel panel)
{
    private readonly string _template = Encoding.UTF8.GetString(Read("live.html").Span);

    public static ReadOnlyMemory<byte> Css { get; } = Read("live.css");

    public static ReadOnlyMemory<byte> Script { get; } = Read("live.js");

    /// <summary>The page with the figures of this moment.</summary>
    public ReadOnlyMemory<byte> Html()
    {
        var now = panel.Read();
        var profile = panel.Profile;
        var page = new StringBuilder(_template)
            .Replace("{name}", WebUtility.HtmlEncode(profile.Name))
            .Replace("{size}", string.Create(CultureInfo.InvariantCulture, $"{profile.Size.Width} × {profile.Size.Height}"))
            .Replace("{width}", profile.Size.Width.ToString(CultureInfo.InvariantCulture))
            .Replace("{height}", profile.Size.Height.ToString(CultureInfo.InvariantCulture))
            .Replace("{hertz}", now.Frames.Hertz.ToString(CultureInfo.InvariantCulture))
            .Replace("{maxHertz}", profile.MaxRefreshHertz.ToString(CultureInfo.InvariantCulture));
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static ReadOnlyMemory<byte> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's file {name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
