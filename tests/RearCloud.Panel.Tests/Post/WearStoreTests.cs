using RearCloud.Core.Panels;
using RearCloud.Panel.Post;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Tests.Post;

public sealed class WearStoreTests : IDisposable
{
    private static readonly PixelSize Small = new(101, 67);

    private readonly TemporaryFolder _folder = new();
    private readonly FaultLog _faults = new(new FixedClock(Bench.Noon));

    private string File => _folder["state/wear/small"];

    [Fact]
    public void What_was_saved_is_loaded_and_a_panel_without_a_file_is_new()
    {
        Assert.True(Store().Load().IsEmpty);
        Assert.True(Store().TrySave(Worn(1)));
        Assert.True(Store().TrySave(Worn(2)));
        Assert.Equal(Worn(2), Store().Load().ToArray());
        Assert.Empty(_faults.Recent);
        Assert.Equal([File], Directory.GetFiles(_folder["state/wear"]));
    }

    [Fact]
    public void What_is_saved_already_is_not_written_again()
    {
        Assert.True(Store().TrySave(Worn(1)));
        var store = Store();
        store.Load();
        System.IO.File.Delete(File);
        Assert.True(store.TrySave(Worn(1)));
        Assert.False(System.IO.File.Exists(File));
        Assert.True(store.TrySave(Worn(2)));
        Assert.True(System.IO.File.Exists(File));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("turned")]
    [InlineData("longer")]
    [InlineData("huge")]
    [InlineData("empty")]
    [InlineData("folder")]
    public void A_file_that_cannot_be_used_is_a_fault_and_is_laid_aside(string damage)
    {
        var wear = Worn(1);
        Directory.CreateDirectory(_folder["state/wear"]);
        if (damage == "folder") Directory.CreateDirectory(File);
        else System.IO.File.WriteAllBytes(File, Damaged(wear, damage));
        var store = Store();
        Assert.True(store.Load().IsEmpty);
        var fault = Assert.Single(_faults.Recent);
        Assert.Equal("wear", fault.Place);
        Assert.Contains(File, fault.Message, StringComparison.Ordinal);
        if (damage == "folder") return;

        Assert.Equal(Damaged(wear, damage), System.IO.File.ReadAllBytes(File + WearStore.AsideSuffix));
        Assert.True(store.TrySave(Worn(2)));
        Assert.Equal(Worn(2), Store().Load().ToArray());
    }

    [Fact]
    public void The_wear_of_a_panel_of_another_size_is_a_fault_that_names_both()
    {
        Assert.True(Store().TrySave(Worn(1)));
        Assert.True(new WearStore(File, new PixelSize(40, 40), _faults).Load().IsEmpty);
        var message = Assert.Single(_faults.Recent).Message;
        Assert.Contains($"{Small}", message, StringComparison.Ordinal);
        Assert.Contains($"{new PixelSize(40, 40)}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_a_fault_keeps_what_was_saved_and_is_tried_again()
    {
        using var disk = SmallDisk.Mount("64k");
        var path = Path.Combine(disk.Path, "wear");
        var store = new WearStore(path, Small, _faults);
        Assert.True(store.TrySave(Worn(1)));
        var filler = Path.Combine(disk.Path, "filler");
        Fill(filler);

        for (var i = 0; i < 3; i++) Assert.False(store.TrySave(Worn(2)));
        Assert.Equal(3, Assert.Single(_faults.Recent).Count);
        Assert.Equal(Worn(1), new WearStore(path, Small, _faults).Load().ToArray());
        Assert.Equal(2, Directory.GetFiles(disk.Path).Length);

        System.IO.File.Delete(filler);
        Assert.True(store.TrySave(Worn(2)));
        Assert.Equal(Worn(2), new WearStore(path, Small, _faults).Load().ToArray());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_fault()
    {
        System.IO.File.WriteAllText(_folder["state"], "a file where a folder must be");
        Assert.False(Store().TrySave(Worn(1)));
        Assert.Equal("wear", Assert.Single(_faults.Recent).Place);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A panel that was white for some minutes.</summary>
    internal static byte[] Worn(int minutes)
    {
        var picture = new byte[Small.Width * Small.Height * 4];
        picture.AsSpan().Fill(255);
        var level = new PictureLevel(Small);
        level.Update(new PictureView(picture, Small.Width * 4, Small), PixelRect.Of(Small));
        var map = new WearMap(Small);
        for (var i = 0; i < minutes; i++) map.Add(level, 1, TimeSpan.FromMinutes(1));
        return map.Save();
    }

    private WearStore Store() => new(File, Small, _faults);

    private static byte[] Damaged(byte[] wear, string how)
    {
        var damaged = wear.ToArray();
        switch (how)
        {
            case "cut":
                return damaged[..^9];
            case "turned":
                damaged[^3] ^= 8;
                return damaged;
            case "longer":
                return [.. damaged, 0];
            case "huge":
                return new byte[(1 << 20) + 1];
            default:
                return [];
        }
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = System.IO.File.Create(path);
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }
}
