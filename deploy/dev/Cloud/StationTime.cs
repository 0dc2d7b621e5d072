using System.Text.Json.Nodes;

namespace RearCloud.Dev.Cloud;

/// <summary>When an edit passed a station of its way.</summary>
internal sealed record StationTime(string Station, DateTimeOffset At)
{
    /// <summary>Reads the answer of <c>/traces/{id}</c>, which the server and the panel give in the same form.</summary>
    internal static IReadOnlyList<StationTime> Read(JsonNode? trace) =>
    [
        .. trace!["points"]!.AsArray().Select(point =>
            new StationTime(point!["station"]!.GetValue<string>(), point["at"]!.GetValue<DateTimeOffset>())),
    ];
}
