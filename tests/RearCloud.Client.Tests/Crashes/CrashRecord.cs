using System.Globalization;
using RearCloud.CrashClient;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>What the lives of a crashing program said that they did: what it acknowledged, and what it was about when it was killed.</summary>
internal sealed class CrashRecord
{
    private readonly List<int> _applied = [];
    private readonly Dictionary<int, string> _traces = [];

    /// <summary>Edits that are in the replica, in order: the acknowledged ones, and of those without an answer the ones that were found to be there.</summary>
    public IReadOnlyList<int> Applied => _applied;

    /// <summary>The edit whose answer the crash swallowed; it may be there or not.</summary>
    public int? Unanswered { get; private set; }

    /// <summary>What the program logged in its last life.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The first edit of a group that was never begun.</summary>
    public int Next { get; private set; } = 1;

    /// <summary>The traces that the outbox must hold while nothing was sent: that of the last edit of each group.</summary>
    public IEnumerable<string?> UnsentTraces => _applied.GroupBy(CrashPlan.GroupOf).Select(group => _traces.GetValueOrDefault(group.Last()));

    /// <summary>The trace of each acknowledged edit.</summary>
    public IReadOnlyDictionary<int, string> Traces => _traces;

    /// <summary>A new life begins.</summary>
    public void Begin() => Log.Clear();

    /// <summary>Takes in what the program said.</summary>
    public void Take(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "try":
                Unanswered = Number(words[1]);
                Next = CrashPlan.NextGroup(Unanswered.Value);
                break;
            case "kept":
                Assert.Equal(Unanswered, Number(words[1]));
                _applied.Add(Number(words[1]));
                _traces.Add(Number(words[1]), words[2]);
                Unanswered = null;
                break;
            case "refused":
                Unanswered = null;
                break;
            case "log":
                Log.Add(line);
                break;
        }
    }

    /// <summary>The truth about the edit without an answer.</summary>
    public void Settle(bool isThere)
    {
        if (isThere) _applied.Add(Unanswered!.Value);
        Unanswered = null;
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
