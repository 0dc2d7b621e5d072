using System.Globalization;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>The query of a picture's address as it came.</summary>
internal sealed record PictureQuery(string? Panel, string? Time, string? Zone, string? Scale, string? Only, string? Without, string? Frame, string? At)
{
    private const double FarthestFrame = 4_096;

    /// <summary>Reads the query, or says which member is wrong.</summary>
    public static Result<LayoutPictureRequest> Read(PictureQuery query, DateTimeOffset now)
    {
        if (!PanelProfiles.TryFind(query.Panel ?? PanelProfiles.Reference.Id, out var panel))
            return Wrong("panel", $"There is no panel '{query.Panel}'.", $"Use one of {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}.");
        var time = now;
        if (query.Time is not null && !DateTimeOffset.TryParse(query.Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time))
            return Wrong("time", $"'{query.Time}' is not a moment.", "Write it like 2026-03-21T10:09:36Z.");
        var zone = TimeZoneInfo.Utc;
        if (query.Zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(query.Zone, out zone))
            return Wrong("zone", $"There is no time zone '{query.Zone}'.", "Use an IANA name like Europe/Berlin.");
        var scale = 1f;
        if (query.Scale is not null && !(float.TryParse(query.Scale, NumberStyles.Float, CultureInfo.InvariantCulture, out scale) && scale is >= 0.1f and <= 2f))
            return Wrong("scale", $"'{query.Scale}' is not a scale.", "Use a number from 0.1 to 2.");
        if (!ReadFrame(query.Frame).TryGet(out var frame, out var problem)) return problem;
        Sequence? at = null;
        if (query.At is not null)
        {
            if (!long.TryParse(query.At, NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return Wrong("at", $"'{query.At}' is not a sequence.", "Use the sequence of a change.");
            at = new Sequence(place);
        }

        return new LayoutPictureRequest(panel, time, zone) { At = at, Scale = scale, OnlyWidget = query.Only, WithoutWidget = query.Without, Frame = frame };
    }

    private static Result<(double X, double Y, double Width, double Height)?> ReadFrame(string? text)
    {
        if (text is null) return ((double, double, double, double)?)null;
        var parts = text.Split(',');
        var numbers = new double[4];
        var isRight = parts.Length == numbers.Length;
        for (var i = 0; isRight && i < numbers.Length; i++)
            isRight = double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && Math.Abs(numbers[i]) <= FarthestFrame;
        if (!isRight || numbers[2] < 1 || numbers[3] < 1) return Wrong("frame", $"'{text}' is not a frame.", "Write x,y,width,height in design pixels, width and height from 1.");
        return ((double, double, double, double)?)(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Problem Wrong(string member, string message, string remedy) => new($"picture.{member}", $"/{member}", message, remedy);
}
