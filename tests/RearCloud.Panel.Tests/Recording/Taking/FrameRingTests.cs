using RearCloud.Core.Panels;
using RearCloud.Panel.Recording.Taking;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Recording.Taking;

public sealed class FrameRingTests
{
    private static readonly Snapshot Scene = new(PanelProfiles.Reference, [], null, 0, []);

    [Fact]
    public void What_finds_no_room_is_lost_and_what_is_taken_makes_room()
    {
        var ring = new FrameRing(3);
        for (var number = 1; number <= 5; number++) Assert.Equal(number <= 3, ring.TryAdd(Note(number)));
        Assert.True(ring.TryTake(out var first));
        Assert.Equal(1, first.Number);
        Assert.True(ring.TryAdd(Note(6)));
        Assert.Equal([2, 3, 6], Rest(ring));
    }

    [Fact]
    public async Task Two_threads_pass_each_note_on_once_and_in_order()
    {
        const int Count = 200_000;
        var ring = new FrameRing(16);
        var writing = Task.Run(() =>
        {
            for (var number = 1; number <= Count; number++)
            {
                while (!ring.TryAdd(Note(number))) Thread.Yield();
            }
        }, TestContext.Current.CancellationToken);
        for (var expected = 1; expected <= Count; expected++)
        {
            FrameNote note;
            while (!ring.TryTake(out note)) Thread.Yield();
            Assert.Equal((expected, (ulong)expected), (note.Number, note.Hash));
        }

        await writing;
    }

    private static FrameNote Note(int number) => new(number, Scene, Bench.Noon.AddTicks(number), false, false, default, (ulong)number);

    private static IEnumerable<int> Rest(FrameRing ring)
    {
        while (ring.TryTake(out var note)) yield return (int)note.Number;
    }
}
