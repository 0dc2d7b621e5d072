using RearCloud.Client.Slots;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Slots;

public sealed class SlotWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string A => _folder["slots/slot-a"];

    private string B => _folder["slots/slot-b"];

    [Fact]
    public void Slots_are_written_in_turn_with_growing_generations()
    {
        var writer = Open();
        writer.Write([Given.Document("a", 1)]);
        writer.Write([Given.Document("a", 2)]);
        writer.Write([Given.Document("a", 3)]);

        Assert.Equal((3, 2), (Read(A)!.Generation, Read(B)!.Generation));
        Assert.Equal(new Sequence(3), Read(A)!.Documents.Single().Version);
    }

    [Fact]
    public void After_a_restart_the_older_slot_is_written_next()
    {
        var before = Open();
        before.Write([]);
        before.Write([Given.Document("a", 2)]);

        Open().Write([Given.Document("a", 3)]);

        Assert.Equal((3, 2), (Read(A)!.Generation, Read(B)!.Generation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(70)]
    public void A_power_cut_in_the_middle_of_a_slot_leaves_the_other_and_the_damaged_one_is_written_next(int bytesLeft)
    {
        var before = Open();
        before.Write([Given.Document("a", 1)]);
        before.Write([Given.Document("a", 2)]);
        File.WriteAllBytes(B, File.ReadAllBytes(B)[..bytesLeft]);

        var writer = Open();

        Assert.Equal(1, writer.Generation);
        writer.Write([Given.Document("a", 3)]);
        Assert.Equal((1, 2), (Read(A)!.Generation, Read(B)!.Generation));
    }

    [Fact]
    public void With_both_slots_damaged_writing_starts_anew()
    {
        Open();
        File.WriteAllText(A, "garbage");
        File.WriteAllText(B, "garbage");

        Open().Write([Given.Document("a", 1)]);

        Assert.Equal(1, Read(A)!.Generation);
    }

    public void Dispose() => _folder.Dispose();

    private SlotWriter Open() => SlotWriter.Open(_folder["slots"]);

    private static DocumentSlot? Read(string path) => DocumentSlot.Decode(File.ReadAllBytes(path)).TryGet(out var slot, out _) ? slot : null;
}
