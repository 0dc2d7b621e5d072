using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class UndoStackTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly UndoStack _stack = new();

    [Fact]
    public void Steps_go_back_and_forth_in_order()
    {
        _stack.Did(Step("A", "/a", 1, 2), Noon);
        _stack.Did(Step("B", "/b", 3, 4), Noon.AddSeconds(5));
        Assert.Equal("B", _stack.TakeUndo()!.Label);
        Assert.Equal("A", _stack.TakeUndo()!.Label);
        Assert.Null(_stack.TakeUndo());
        Assert.Equal("A", _stack.TakeRedo()!.Label);
        Assert.Equal("B", _stack.NextRedo!.Label);
    }

    [Fact]
    public void A_new_action_forgets_what_was_undone()
    {
        _stack.Did(Step("A", "/a", 1, 2), Noon);
        _stack.TakeUndo();
        _stack.Did(Step("B", "/b", 3, 4), Noon.AddSeconds(5));
        Assert.Null(_stack.NextRedo);
    }

    [Fact]
    public void Quick_repeats_of_one_gesture_are_one_step_back_to_its_start()
    {
        _stack.Did(Step("Move", "/a", 1, 2), Noon);
        _stack.Did(Step("Move", "/a", 2, 3), Noon.AddMilliseconds(100));
        _stack.Did(Step("Move", "/a", 3, 4), Noon.AddMilliseconds(200));
        var step = _stack.TakeUndo()!;
        Assert.Equal(1, step.Backward[0].Value!.Value.GetInt32());
        Assert.Equal(4, step.Forward[0].Value!.Value.GetInt32());
        Assert.Null(_stack.NextUndo);
    }

    [Theory]
    [InlineData("Move", "/a", 900)]
    [InlineData("Move", "/b", 100)]
    [InlineData("Resize", "/a", 100)]
    public void A_pause_another_field_or_another_action_is_a_step_of_its_own(string label, string path, int afterMilliseconds)
    {
        _stack.Did(Step("Move", "/a", 1, 2), Noon);
        _stack.Did(Step(label, path, 2, 3), Noon.AddMilliseconds(afterMilliseconds));
        _stack.TakeUndo();
        Assert.NotNull(_stack.NextUndo);
    }

    [Fact]
    public void The_oldest_step_is_forgotten_beyond_the_bound()
    {
        for (var i = 0; i <= UndoStack.Capacity; i++) _stack.Did(Step($"{i}", "/a", i, i + 1), Noon.AddSeconds(i));
        var count = 0;
        UndoStep? last = null;
        while (_stack.TakeUndo() is { } step) (last, count) = (step, count + 1);
        Assert.Equal(UndoStack.Capacity, count);
        Assert.Equal("1", last!.Label);
    }

    private static UndoStep Step(string label, string path, int from, int to) => new(
        label,
        new DocumentKey(DocumentKind.Layout, new DocumentId("home")),
        [new FieldChange(FieldPath.Parse(path).Value, JsonSerializer.SerializeToElement(to))],
        [new FieldChange(FieldPath.Parse(path).Value, JsonSerializer.SerializeToElement(from))]);
}
