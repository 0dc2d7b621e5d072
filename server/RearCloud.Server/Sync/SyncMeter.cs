using System.Diagnostics.Metrics;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync;

/// <summary>What sync counts.</summary>
internal sealed class SyncMeter
{
    private readonly Counter<long> _mutations;
    private readonly Histogram<double> _submitDuration;
    private readonly UpDownCounter<long> _sessions;
    private readonly Counter<long> _deltas;
    private readonly Counter<long> _hints;
    private readonly Counter<long> _previews;

    public SyncMeter(IMeterFactory factory)
    {
        var meter = factory.Create(SyncTelemetry.Name);
        _mutations = meter.CreateCounter<long>("rearcloud.sync.mutations", "{mutation}", "Mutations that the door dealt with, by outcome.");
        _submitDuration = meter.CreateHistogram<double>("rearcloud.sync.submit.duration", "s", "From a submission's arrival to its commit.");
        _sessions = meter.CreateUpDownCounter<long>("rearcloud.sync.sessions", "{session}", "Open sessions, by carrier.");
        _deltas = meter.CreateCounter<long>("rearcloud.sync.deltas", "{delta}", "Deltas handed to carriers.");
        _hints = meter.CreateCounter<long>("rearcloud.sync.hints", "{hint}", "Hints between nodes: sent, heard, or dropped because too many waited.");
        _previews = meter.CreateCounter<long>("rearcloud.sync.previews", "{preview}", "Previews between nodes: sent, heard, or dropped because too many waited or nobody could read them.");
    }

    public void Submitted(SubmitResult result, TimeSpan duration)
    {
        foreach (var one in result.Results) _mutations.Add(1, new KeyValuePair<string, object?>("outcome", OutcomeName(one.Outcome)));
        _submitDuration.Record(duration.TotalSeconds);
    }

    public void SessionOpened(string carrier) => _sessions.Add(1, new KeyValuePair<string, object?>("carrier", carrier));

    public void SessionClosed(string carrier) => _sessions.Add(-1, new KeyValuePair<string, object?>("carrier", carrier));

    public void DeltaSent() => _deltas.Add(1);

    public void HintsSent(int count) => _hints.Add(count, new KeyValuePair<string, object?>("way", "sent"));

    public void HintsHeard(int count) => _hints.Add(count, new KeyValuePair<string, object?>("way", "heard"));

    public void HintDropped() => _hints.Add(1, new KeyValuePair<string, object?>("way", "dropped"));

    public void PreviewsSent(int count) => _previews.Add(count, new KeyValuePair<string, object?>("way", "sent"));

    public void PreviewsHeard(int count) => _previews.Add(count, new KeyValuePair<string, object?>("way", "heard"));

    public void PreviewDropped() => _previews.Add(1, new KeyValuePair<string, object?>("way", "dropped"));

    private static string OutcomeName(MutationOutcome outcome) => outcome switch
    {
        MutationOutcome.Accepted => "accepted",
        MutationOutcome.Duplicate => "duplicate",
        _ => "refused",
    };
}
