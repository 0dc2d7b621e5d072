using System.Text.Json;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync.Intake;
using RearCloud.Simulation.Cloud;
using RearCloud.Simulation.Devices;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Checking;

/// <summary>Every edit that was acknowledged to a person, and what may become of it.</summary>
internal sealed class Ledger(World world, Database database)
{
    private readonly Dictionary<TraceId, IReadOnlyList<Edit>> _made = [];
    private readonly List<TraceId> _acknowledged = [];
    private readonly Dictionary<TraceId, TraceId> _replaced = [];
    private readonly HashSet<TraceId> _excused = [];

    public int Acknowledgements => _acknowledged.Count;

    public void Made(TraceId trace, IReadOnlyList<Edit> edits) => _made[trace] = edits;

    public void Acknowledged(TraceId trace, Life life)
    {
        _acknowledged.Add(trace);
        world.Note(life.Name, "acknowledged " + trace.Value);
    }

    /// <summary>An edit that a person made in a browser and that the door took in.</summary>
    public void Taken(TraceId trace, IReadOnlyList<Edit> edits)
    {
        // What changed nothing leaves nothing.
        if (database.State.History.All(e => e.Mark.Trace != trace)) return;
        _made[trace] = edits;
        _acknowledged.Add(trace);
        world.Note("browser", "acknowledged " + trace.Value);
    }

    /// <summary>Looks at one step of a replica that is on its disk now.</summary>
    public void Saved(Device device, ReplicaState before, ReplicaState after)
    {
        NoteReplaced(before, after);
        CheckGone(device, before, after);
        CheckOrder(device, before, after);
        if (after.Refusals.Count > before.Refusals.Count) world.Rare.Add(RareEvent.EditRefused);
        if (world.Chance(0.05)) CheckView(device, after);
    }

    /// <summary>The view is what is confirmed with what waits on top.</summary>
    public void CheckView(Device device, ReplicaState state)
    {
        var whole = ReplicaView.Of(state.Confirmed.Values, state.Waiting.Values.Select(e => e.Mutation));
        if (whole.Count != state.View.Count || whole.Values.Any(d => !d.Equals(state.View.GetValueOrDefault(d.Key))))
            world.Fail($"{device.Name} shows something else than its documents with its waiting edits.");
    }

    /// <summary>A backup is put back: what it does not have is lost by the owner's own decision, unless a device still holds it.</summary>
    public void RolledBack(DatabaseState from, DatabaseState to, IReadOnlyList<Device> devices)
    {
        var held = devices.SelectMany(d => d.Disk.Durable.Waiting.Values).Select(e => e.Mutation.Trace).ToHashSet();
        var kept = to.History.Select(e => e.Mark.Trace).Concat(to.Dealt).ToHashSet();
        foreach (var trace in from.History.Select(e => e.Mark.Trace).Concat(from.Dealt).Distinct())
        {
            if (kept.Contains(trace)) continue;
            world.Rare.Add(RareEvent.AcceptedEditRolledBack);
            if (!held.Contains(trace)) _excused.Add(trace);
        }
    }

    /// <summary>At the end every acknowledged edit is in the history, or refused before the person's eyes.</summary>
    public void CheckAcknowledged(IReadOnlyList<Device> devices)
    {
        var taken = database.State.History.Select(e => e.Mark.Trace).ToHashSet();
        var refused = devices.SelectMany(d => d.Disk.Durable.Refusals).Select(r => r.Trace).ToHashSet();
        foreach (var acknowledged in _acknowledged)
        {
            var trace = acknowledged;
            while (_replaced.TryGetValue(trace, out var newer)) trace = newer;
            if (taken.Contains(trace) || refused.Contains(trace) || _excused.Contains(trace) || _excused.Contains(acknowledged)) continue;
            if (!LeavesATrace(_made[trace]) && database.State.Dealt.Contains(trace)) continue;
            world.Fail($"The acknowledged edit {acknowledged.Value} ({string.Join(", ", _made[acknowledged].Select(e => $"{e.Operation} {e.Key}"))}) is lost{(trace == acknowledged ? "" : $"; {trace.Value} took its place")}.");
            return;
        }
    }

    /// <summary>At the end the makers of all values that lost have been told.</summary>
    public void CheckConflicts(IReadOnlyList<Device> devices)
    {
        var told = devices.SelectMany(d => d.Disk.Durable.Conflicts).Select(c => (c.Trace, c.Key, c.Path.Pointer)).ToHashSet();
        foreach (var entry in database.State.History.Where(e => e.Mark.Client != EditIntake.ServerClient))
        {
            foreach (var lost in entry.Change.Lost.Where(l => l.WasIncoming))
            {
                if (!told.Contains((entry.Mark.Trace, entry.Change.Edit.Key, lost.Path.Pointer)))
                    world.Fail($"Nobody was told that {entry.Mark.Trace.Value} of {entry.Mark.Client} lost its value of {lost.Path}.");
            }
        }
    }

    // Values are never the same twice, so that setting one always leaves a change or a lost value in the history.
    private static bool LeavesATrace(IReadOnlyList<Edit> edits) =>
        edits.Any(e => e.Operation is EditOperation.Create or EditOperation.Replace || (e.Operation == EditOperation.Set && e.Fields.Any(f => f.Value is not null)));

    private void NoteReplaced(ReplicaState before, ReplicaState after)
    {
        if (before.Client != after.Client) return;
        foreach (var (id, entry) in before.Waiting)
        {
            if (!after.Waiting.TryGetValue(id, out var now) || now.Mutation.Trace == entry.Mutation.Trace) continue;
            world.Rare.Add(RareEvent.EditSquashed);
            _replaced[entry.Mutation.Trace] = now.Mutation.Trace;
            CheckShownAlike(before, after, entry, now);
        }
    }

    // A waiting edit leaves because the door took it in, or because it was refused and the person can read so.
    private void CheckGone(Device device, ReplicaState before, ReplicaState after)
    {
        foreach (var entry in before.Waiting.Values)
        {
            var trace = entry.Mutation.Trace;
            if (after.Waiting.Values.Any(e => e.Mutation.Trace == trace) || _replaced.ContainsKey(trace) || after.Refusals.Any(r => r.Trace == trace)) continue;
            if (database.WasTaken(before.Client, entry.Mutation.Id, trace)) continue;
            world.Fail($"{trace.Value} left {device.Name} as mutation {entry.Mutation.Id} of {before.Client}, which the door has not taken in.");
        }
    }

    // Whatever becomes one with what: the person sees what the edit makes of what was shown.
    private void CheckShownAlike(ReplicaState before, ReplicaState after, OutboxEntry older, OutboxEntry newer)
    {
        var made = _made[newer.Mutation.Trace].Select(e => e.Seeing(before.View.GetValueOrDefault(e.Key))).ToList();
        var keys = made.Concat(older.Mutation.Edits).Select(e => e.Key).ToHashSet();
        var expected = ReplicaView.Of(keys.Where(before.View.ContainsKey).Select(k => before.View[k]), [newer.Mutation with { Edits = made }]);
        if (keys.Any(k => !IsShownAlike(expected.GetValueOrDefault(k), after.View.GetValueOrDefault(k))))
            world.Fail($"{newer.Mutation.Trace.Value} took the place of {older.Mutation.Trace.Value}, and what is shown is not what it made of it.");
    }

    private static bool IsShownAlike(Document? one, Document? other) =>
        one is null || other is null ? one == other : one.IsDeleted == other.IsDeleted && JsonElement.DeepEquals(one.Body, other.Body);

    private void CheckOrder(Device device, ReplicaState before, ReplicaState after)
    {
        if (before.Epoch != after.Epoch || before.Epoch.Length == 0 || database.HasRelivedEpoch) return;
        if (after.Sequence < before.Sequence) world.Fail($"{device.Name} went back from {before.Sequence} to {after.Sequence}.");
        foreach (var (key, document) in after.Confirmed)
        {
            if (!before.Confirmed.TryGetValue(key, out var was) || ReferenceEquals(was, document)) continue;
            if (document.Version < was.Version) world.Fail($"{key} on {device.Name} went back from {was.Version} to {document.Version}.");
            if (was.IsDeleted && !document.IsDeleted && document.Version == was.Version) world.Fail($"The deleted {key} rose on {device.Name}.");
        }
    }
}
