using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Panel.LastGood;
using RearCloud.Panel.Statistics;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>A data folder in which programs crash, and what must be true of it after each crash. It looks only at copies.</summary>
internal sealed class CrashScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, int> _seenStates = new() { [""] = 0 };
    private int _counted;
    private int _shown = -1;
    private long _generation;

    public CrashScene() => Directory.CreateDirectory(Folder);

    public CrashRecord Record { get; } = new();

    public string Folder => _folder["data"];

    public CrashProcess Start(FaultControl? faults = null) => CrashProcess.Start(Record, Folder, faults);

    /// <summary>
    /// Nothing that was acknowledged is lost or there twice, nothing else is there, and a panel finds documents that were once true, never older
    /// ones than after the crash before.
    /// </summary>
    public async Task CheckAsync()
    {
        using var copies = new TemporaryFolder();
        Copy(Folder, copies["data"]);
        if (Directory.Exists(copies["data/slots"])) AssertSlots(copies["data/slots"]);
        AssertReplica(copies["data"]);
        await AssertClientAsync(copies);
    }

    /// <summary>After an end in good order a panel finds the last state.</summary>
    public void CheckLastSlot()
    {
        var newest = SlotReader.Read(Path.Combine(Folder, "slots"), new FaultLog(TimeProvider.System))[0];
        Assert.Equal(CrashModel.After(Record.Applied), CrashModel.Of(newest.Documents));
    }

    public void Dispose() => _folder.Dispose();

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var copy = Path.Combine(to, Path.GetFileName(file));
            // A lock holds nothing, and cannot be read while it is held.
            if (Path.GetExtension(file) == ".lock") File.WriteAllBytes(copy, []);
            else File.Copy(file, copy);
        }

        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    // The panel's own reader, and no database: this is all that stands between a start and a picture.
    private void AssertSlots(string folder)
    {
        var slots = SlotReader.Read(folder, new FaultLog(TimeProvider.System));
        if (slots.Count == 0)
        {
            Assert.Equal(0, _generation);
            return;
        }

        Assert.True(slots[0].Generation >= _generation, $"The newest whole slot has generation {slots[0].Generation}; before the crash there was {_generation}.");
        _generation = slots[0].Generation;
        var applied = Record.Unanswered is { } unanswered ? [.. Record.Applied, unanswered] : Record.Applied;
        for (; _counted < applied.Count; _counted++) _seenStates[CrashModel.After(applied.Take(_counted + 1))] = _counted + 1;
        var state = CrashModel.Of(slots[0].Documents);
        Assert.True(_seenStates.TryGetValue(state, out var at), $"The slot shows what never was: {state}");
        Assert.True(at >= _shown, $"The slot shows the state after {at} edits; before the crash it showed the one after {_shown}.");
        _shown = at;
        // What had no answer is counted again when its truth is known.
        if (Record.Unanswered is not null) _counted = Math.Min(_counted, Record.Applied.Count);
    }

    private void AssertReplica(string folder)
    {
        var (store, state) = ReplicaFile.Open(folder, out var damage);
        store.Dispose();
        Assert.Null(damage);
        if (Record.Unanswered is not null)
        {
            var isThere = CrashModel.Of(state.View.Values) != CrashModel.After(Record.Applied);
            Record.Settle(isThere);
        }

        Assert.Equal(CrashModel.After(Record.Applied), CrashModel.Of(state.View.Values));
        var traces = state.Waiting.Values.Select(e => e.Mutation.Trace.Value).ToList();
        Assert.Distinct(traces);
        var expected = Record.UnsentTraces.ToList();
        Assert.Equal(expected.Count, traces.Count);
        // The trace of an edit without an answer is not known.
        Assert.All(expected.Zip(traces), pair => Assert.True(pair.First is null || pair.First == pair.Second));
        Assert.Equal(Enumerable.Range(1, traces.Count).Select(n => (long)n), state.Waiting.Keys.Select(k => k.Value));
        Assert.Empty(state.Refusals);
    }

    private async Task AssertClientAsync(TemporaryFolder copies)
    {
        await using var client = await ScriptedClient.OpenAsync(copies, new ScriptedServer { Down = ScriptedServer.Unreachable() });
        Assert.Equal(CrashModel.After(Record.Applied), CrashModel.Of(client.Documents.Values));
        Assert.True((await client.EditAsync(Given.Create("after-the-crash"), TestContext.Current.CancellationToken)).IsSuccess);
    }
}
