using RearCloud.Core.Documents;
using RearCloud.Panel.LastGood;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.LastGood;

public sealed class SlotReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly FaultLog _faults = new(TimeProvider.System);

    [Fact]
    public void The_newest_whole_slot_comes_first()
    {
        Write("slot-a", 7);
        Write("slot-b", 8);
        Assert.Equal([8, 7], SlotReader.Read(_folder, _faults).Select(s => s.Generation));
        Assert.Empty(_faults.Recent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void A_damaged_slot_is_passed_over(int length)
    {
        Write("slot-a", 7);
        Write("slot-b", 8);
        var bytes = File.ReadAllBytes(PathOf("slot-b"));
        if (length >= 0) bytes = bytes[..length];
        else bytes[^3] ^= 1;
        File.WriteAllBytes(PathOf("slot-b"), bytes);

        Assert.Equal(7, Assert.Single(SlotReader.Read(_folder, _faults)).Generation);
        Assert.Equal("slot-b", Assert.Single(_faults.Recent).Place);
    }

    [Fact]
    public void A_slot_larger_than_any_can_be_is_not_read()
    {
        using (var file = File.Create(PathOf("slot-a"))) file.SetLength(DocumentSlot.MaxBytes + 1L);
        Assert.Empty(SlotReader.Read(_folder, _faults));
        Assert.Equal("slot-a", Assert.Single(_faults.Recent).Place);
    }

    [Fact]
    public void Where_nothing_is_nothing_is_wrong()
    {
        Assert.Empty(SlotReader.Read(_folder, _faults));
        Assert.Empty(SlotReader.Read(Path.Combine(_folder, "missing"), _faults));
        Assert.Empty(_faults.Recent);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string name, long generation) => File.WriteAllBytes(PathOf(name), DocumentSlot.Encode([TestLayouts.Still], generation));
}
