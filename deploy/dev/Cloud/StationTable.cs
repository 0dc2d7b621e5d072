namespace RearCloud.Dev.Cloud;

/// <summary>Prints the time of an edit at each station of its way.</summary>
internal static class StationTable
{
    private static readonly Dictionary<string, string> What = new()
    {
        ["made"] = "the program made the edit",
        ["received"] = "the server took it in",
        ["stored"] = "the server committed it",
        ["pushed"] = "the session sent it",
        ["arrived"] = "the device received it",
        ["applied"] = "the replica committed it",
        ["shown"] = "the panel was told",
        ["built"] = "the scene was built",
        ["presented"] = "the frame was shown",
    };

    internal static void Print(IReadOnlyList<StationTime> stations)
    {
        Console.WriteLine();
        Console.WriteLine($"{"station",-11}{"time (UTC)",-16}{"since edit",12}{"step",12}   what");
        for (var index = 0; index < stations.Count; index++)
        {
            var (station, at) = stations[index];
            var step = at - stations[Math.Max(0, index - 1)].At;
            Console.WriteLine(
                $"{station,-11}{at.UtcDateTime,-16:HH:mm:ss.ffffff}{(at - stations[0].At).TotalMilliseconds,9:0.00} ms{step.TotalMilliseconds,9:0.00} ms   {What.GetValueOrDefault(station, "")}");
        }

        Console.WriteLine();
    }
}
