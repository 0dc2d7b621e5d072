using System.Diagnostics.Metrics;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Statistics.Metering;

namespace RearCloud.Panel.Tests.Statistics.Metering;

public sealed class PanelMeterTests : IDisposable
{
    private readonly PanelWorks _works = new(Bench.Options());
    private readonly PanelMeter _meter;
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, List<double>> _heard = [];
    private readonly Dictionary<string, string?> _units = [];

    public PanelMeterTests()
    {
        _meter = new PanelMeter(_works);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ReferenceEquals(instrument.Meter, _meter.Meter)) return;
            _units[instrument.Name] = instrument.Unit;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
    }

    [Fact]
    public void Every_instrument_has_a_unit() => Assert.Equal(
        new Dictionary<string, string?>
        {
            ["rearcloud.panel.frames"] = "{frame}",
            ["rearcloud.panel.films.late"] = "{frame}",
            ["rearcloud.panel.beats.missed"] = "{beat}",
            ["rearcloud.panel.damage"] = "{pixel}",
            ["rearcloud.panel.allocated"] = "By",
            ["rearcloud.panel.scenes"] = "{scene}",
            ["rearcloud.panel.faults"] = "{fault}",
            ["rearcloud.panel.widgets.replaced"] = "{widget}",
            ["rearcloud.panel.cache.bytes"] = "By",
            ["rearcloud.panel.cache.entries"] = "{entry}",
            ["rearcloud.panel.cache.requests"] = "{request}",
            ["rearcloud.panel.cache.evictions"] = "{entry}",
            ["rearcloud.panel.refresh_rate"] = "Hz",
            ["rearcloud.panel.power"] = "W",
            ["rearcloud.panel.wake.lateness"] = "s",
            ["rearcloud.panel.stage.duration"] = "s",
            ["rearcloud.panel.edit.duration"] = "s",
        }.OrderBy(u => u.Key),
        _units.OrderBy(u => u.Key));

    [Fact]
    public void Counts_are_what_the_statistics_say()
    {
        _works.FrameStatistics.Unchanged();
        _works.FrameStatistics.MissedBeats(9, 3, MissCause.Collection);
        _works.FrameStatistics.Hertz = 60;
        _works.Faults.Report("scene", "one");
        _listener.RecordObservableInstruments();

        Assert.Equal([1], _heard["rearcloud.panel.frames unchanged"]);
        Assert.Equal([3], _heard["rearcloud.panel.beats.missed collection"]);
        Assert.Equal([0], _heard["rearcloud.panel.beats.missed late_wake"]);
        Assert.Equal([60], _heard["rearcloud.panel.refresh_rate"]);
        Assert.Equal([1], _heard["rearcloud.panel.faults"]);
        Assert.Equal([0.025], _heard["rearcloud.panel.power"]);

        _works.FrameStatistics.LitShare = 0.1;
        _listener.RecordObservableInstruments();
        Assert.True(_heard["rearcloud.panel.power"][1] > 0.1);
    }

    [Fact]
    public void Caches_are_told_by_name()
    {
        _works.Show([TestLayouts.Still], []);
        _works.StepScene(_works.Scene, Bench.Noon);
        _works.Frames.Step(Bench.Noon);
        Assert.Contains(_works.ReadStatistics().Caches, c => c is { Name: "paragraphs", Counts.Entries: > 0 });
        _listener.RecordObservableInstruments();
        Assert.True(_heard["rearcloud.panel.cache.entries paragraphs"][0] > 0);
        Assert.Equal(2, _heard["rearcloud.panel.cache.requests paragraphs"].Count);
        Assert.DoesNotContain("rearcloud.panel.cache.bytes paragraphs", _heard.Keys);
    }

    [Fact]
    public void Durations_are_handed_over_once()
    {
        _works.FrameStatistics.Compose.Record(1_000_000);
        _works.FrameStatistics.Compose.Record(1_000_000);
        _works.FrameStatistics.Post.Record(500_000);
        _works.FrameStatistics.Lateness.Record(100_000_000);
        _listener.RecordObservableInstruments();
        _listener.RecordObservableInstruments();
        _works.FrameStatistics.Compose.Record(2_000_000);
        _listener.RecordObservableInstruments();

        var composed = _heard["rearcloud.panel.stage.duration compose"];
        Assert.Equal(3, composed.Count);
        Assert.InRange(composed[0], 0.001, 0.00104);
        Assert.InRange(composed[2], 0.002, 0.00207);
        Assert.InRange(Assert.Single(_heard["rearcloud.panel.stage.duration post"]), 0.0005, 0.00052);
        Assert.InRange(Assert.Single(_heard["rearcloud.panel.wake.lateness"]), 0.1, 0.104);
        Assert.DoesNotContain("rearcloud.panel.stage.duration present", _heard.Keys);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
        if (!_heard.TryGetValue(name, out var values)) _heard[name] = values = [];
        values.Add(value);
    }
}
