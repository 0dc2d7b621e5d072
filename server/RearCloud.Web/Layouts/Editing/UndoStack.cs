using RearCloud.Core.Edits;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>The actions of one person on one page, back and forth. Bounded: the oldest step is forgotten.</summary>
public sealed class UndoStack
{
    /// <summary>Steps that are kept.</summary>
    public const int Capacity = 200;

    private static readonly TimeSpan SameGesture = TimeSpan.FromMilliseconds(800);

    private readonly LinkedList<UndoStep> _done = [];
    private readonly Stack<UndoStep> _undone = [];
    private DateTimeOffset _lastAt;

    public UndoStep? NextUndo => _done.Last?.Value;

    public UndoStep? NextRedo => _undone.TryPeek(out var step) ? step : null;

    /// <summary>Notes an action. Repeated small ones on the same fields (arrow keys, a slider) become one step.</summary>
    public void Did(UndoStep step, DateTimeOffset at)
    {
        _undone.Clear();
        var continues = _done.Last?.Value is { } last && at - _lastAt < SameGesture && last.Label == step.Label && last.Key == step.Key && SameFields(last.Forward, step.Forward);
        _lastAt = at;
        if (continues)
        {
            _done.Last!.Value = _done.Last.Value with { Forward = step.Forward };
            return;
        }

        _done.AddLast(step);
        if (_done.Count > Capacity) _done.RemoveFirst();
    }

    /// <summary>Takes the newest step off; the caller applies its <see cref="UndoStep.Backward"/>.</summary>
    public UndoStep? TakeUndo()
    {
        if (_done.Last is not { } last) return null;
        _done.RemoveLast();
        _undone.Push(last.Value);
        _lastAt = default;
        return last.Value;
    }

    /// <summary>Takes the newest undone step; the caller applies its <see cref="UndoStep.Forward"/>.</summary>
    public UndoStep? TakeRedo()
    {
        if (!_undone.TryPop(out var step)) return null;
        _done.AddLast(step);
        _lastAt = default;
        return step;
    }

    public void Clear()
    {
        _done.Clear();
        _undone.Clear();
    }

    private static bool SameFields(IReadOnlyList<FieldChange> left, IReadOnlyList<FieldChange> right) =>
        left.Select(f => f.Path).SequenceEqual(right.Select(f => f.Path));
}
