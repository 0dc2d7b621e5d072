using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RearCloud.Dev.Cloud;

/// <summary>Makes one edit through the public interface and follows it to the frame that shows it.</summary>
internal sealed class EditToFrame(LocalCloud cloud)
{
    private const string LastStation = "presented";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>The stations in the order of time; fails when a frame that shows the edit does not come.</summary>
    internal async Task<IReadOnlyList<StationTime>> RunAsync(CancellationToken cancellationToken)
    {
        using var panel = new HttpClient { BaseAddress = cloud.Live, Timeout = Patience };
        await UntilAsync("the panel to be online", IsOnlineAsync, cancellationToken);

        var layout = (await cloud.Api.ListAsync("layout", cancellationToken)).FirstOrDefault()
            ?? throw new CommandFailedException("The demo account has no layout.");
        var before = await panel.GetByteArrayAsync(new Uri("frame.png", UriKind.Relative), cancellationToken);

        var trace = "check-" + Guid.NewGuid().ToString("N");
        await cloud.Api.PatchAsync("layout", layout["id"]!.GetValue<string>(), MoveAWidget(layout["body"]!), trace, cancellationToken);
        await UntilAsync("the frame that shows the edit", token => IsPresentedAsync(panel, trace, token), cancellationToken);

        var after = await panel.GetByteArrayAsync(new Uri("frame.png", UriKind.Relative), cancellationToken);
        if (before.AsSpan().SequenceEqual(after))
            throw new CommandFailedException("The panel says that it showed the edit, but its picture has not changed.");

        var seen = (await cloud.Api.TraceAsync(trace, cancellationToken)).Concat(await PanelTraceAsync(panel, trace, cancellationToken) ?? []);
        return [.. seen.GroupBy(point => point.Station).Select(group => group.MinBy(point => point.At)!).OrderBy(point => point.At)];
    }

    // A person would drag it; the wire sees the same: one new frame of one widget.
    private static JsonObject MoveAWidget(JsonNode body)
    {
        var widget = body["widgets"]!.AsObject().First();
        var frame = widget.Value!["frame"]!.DeepClone().AsObject();
        frame["y"] = frame["y"]!.GetValue<double>() + 24;
        return new JsonObject { ["widgets"] = new JsonObject { [widget.Key] = new JsonObject { ["frame"] = frame } } };
    }

    private async Task<bool> IsOnlineAsync(CancellationToken cancellationToken) =>
        (await cloud.Api.FindDeviceAsync(cloud.DeviceId, cancellationToken))?["isOnline"]?.GetValue<bool>() == true;

    private static async Task<bool> IsPresentedAsync(HttpClient panel, string trace, CancellationToken cancellationToken) =>
        await PanelTraceAsync(panel, trace, cancellationToken) is { } points && points.Any(point => point.Station == LastStation);

    private static async Task<IReadOnlyList<StationTime>?> PanelTraceAsync(HttpClient panel, string trace, CancellationToken cancellationToken)
    {
        using var answer = await panel.GetAsync(new Uri($"traces/{trace}", UriKind.Relative), cancellationToken);
        return answer.IsSuccessStatusCode ? StationTime.Read(JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))) : null;
    }

    private static async Task UntilAsync(string what, Func<CancellationToken, Task<bool>> isSoAsync, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSoAsync(cancellationToken))
        {
            if (clock.Elapsed > Patience)
                throw new CommandFailedException($"Waited {Patience.TotalSeconds:0} s for {what} in vain.");
            await Task.Delay(Look, cancellationToken);
        }
    }
}
