using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class SharedMemorySinkTests : IDisposable
{
    private const int StateAt = 60;
    private const int LockAt = 128;
    private const int Running = 1;

    private static readonly PixelSize Small = new(33, 17);
    private static readonly PixelRect Whole = PixelRect.Of(Small);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly Frames _frames = new(Small);

    private string Shared => Path.Combine(_folder, "frames");

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_reader_sees_every_change_though_only_damage_is_copied(int buffers)
    {
        var given = Environment.GetEnvironmentVariable("REARCLOUD_SEED");
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using var sink = new SharedMemorySink(Shared, Small, buffers);
        _frames.Present(sink, Whole);
        using var reader = SharedMemoryReader.Open(Shared);
        for (var i = 2; i < 500; i++)
        {
            var (x, y) = (random.Next(Small.Width), random.Next(Small.Height));
            var rect = new PixelRect(x, y, random.Next(1, Small.Width - x + 1), random.Next(1, Small.Height - y + 1));
            var time = Bench.Noon.AddMicroseconds(i);
            _frames.PresentNoise(sink, rect, random, time);
            var frame = reader.Read()!;
            Assert.Equal((i, i - 1, rect, time, Small), (frame.Number, frame.Since, frame.Damage, frame.Time, frame.Size));
            Assert.True(_frames.Shown().AsSpan().SequenceEqual(frame.Pixels.Span), $"frame {i} (REARCLOUD_SEED={seed})");
            Assert.Null(reader.Read(after: i));
        }
    }

    [Fact]
    public async Task Readers_that_race_with_the_writer_see_whole_frames_and_numbers_that_rise()
    {
        const int Count = 20_000;
        using var sink = new SharedMemorySink(Shared, Small);
        _frames.Present(sink, Whole);
        var wrong = new ConcurrentQueue<string>();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(
            () =>
            {
                // A mapping of its own, as another program has.
                using var reader = SharedMemoryReader.Open(Shared);
                long last = 0;
                while (last < Count)
                {
                    if (reader.Read(last) is not { } frame) continue;
                    if (frame.Number <= last) wrong.Enqueue($"{frame.Number} came after {last}");
                    last = frame.Number;
                    if (MemoryMarshal.Cast<byte, int>(frame.Pixels.Span).ContainsAnyExcept((int)last)) wrong.Enqueue($"{last} is torn");
                    if (frame.Time != DateTimeOffset.UnixEpoch.AddSeconds(last)) wrong.Enqueue($"{last} has the time of another");
                }
            },
            TestContext.Current.CancellationToken)).ToArray();
        for (var i = 1; i < Count; i++) _frames.Present(sink, Whole);

        await Task.WhenAll(readers).WaitAsync(Patience.Span, TestContext.Current.CancellationToken);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_buffer_that_is_being_written_is_not_read()
    {
        using var sink = new SharedMemorySink(Shared, Small);
        _frames.Present(sink, Whole);
        using var reader = SharedMemoryReader.Open(Shared);
        Poke(LockAt, 3);
        Assert.Null(reader.Read());
        Assert.NotEqual(0, reader.TornReads);

        // A writer that died in a frame leaves the one before.
        Poke(LockAt, 4);
        Assert.Equal(1, reader.Read()!.Number);
    }

    [Fact]
    public void The_file_lies_as_it_is_described()
    {
        using var sink = new SharedMemorySink(Shared, Small);
        _frames.Present(sink, Whole);
        _frames.PresentNoise(sink, new PixelRect(1, 2, 3, 4), new Random(1), Bench.Noon);
        var file = File.ReadAllBytes(Shared).AsSpan();

        Assert.Equal("RCFRAMES"u8.ToArray(), file[..8].ToArray());
        Assert.Equal([1, 4096, 33, 17, 132, 1, 3, 64, 4096, 0, 4096, 0, 1, 1], MemoryMarshal.Cast<byte, int>(file[8..64]).ToArray());
        var record = file[(LockAt + 64)..];
        Assert.Equal([2, 2, 1, (Bench.Noon - DateTimeOffset.UnixEpoch).Ticks / 10], MemoryMarshal.Cast<byte, long>(record[..32]).ToArray());
        Assert.Equal([1, 2, 3, 4], MemoryMarshal.Cast<byte, int>(record[32..48]).ToArray());
        Assert.Equal(_frames.Shown(), file.Slice(4096 * 2, 132 * 17).ToArray());
        Assert.Equal(4096 * 4, file.Length);
    }

    [Fact]
    public void A_place_that_a_running_panel_has_is_taken_and_nothing_of_it_changes()
    {
        using var first = new SharedMemorySink(Shared, Small);
        _frames.Present(first, Whole);
        using var reader = SharedMemoryReader.Open(Shared);
        var wrong = Assert.Throws<IOException>(() => new SharedMemorySink(Shared, new PixelSize(8, 4)).Dispose());

        Assert.Contains($"{Shared} is taken, probably by another panel", wrong.Message, StringComparison.Ordinal);
        _frames.Present(first, Whole);
        Assert.Equal(2, reader.Read()!.Number);
        Assert.False(reader.IsEnded);
        Assert.Equal([Shared], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_panel_that_ended_or_crashed_makes_room_and_readers_of_its_file_are_told()
    {
        using (var first = new SharedMemorySink(Shared, Small)) _frames.Present(first, Whole);
        Poke(StateAt, Running);
        using var reader = SharedMemoryReader.Open(Shared);
        Assert.False(reader.IsEnded);

        var size = new PixelSize(8, 4);
        using var second = new SharedMemorySink(Shared, size);
        new Frames(size).Present(second, PixelRect.Of(size));

        Assert.True(reader.IsEnded);
        Assert.Equal(Small, reader.Read()!.Size);
        using var again = SharedMemoryReader.Open(Shared);
        Assert.False(again.IsEnded);
        Assert.Equal(size, again.Read()!.Size);
        Assert.Equal([Shared], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_was_removed_is_made_anew_with_a_whole_frame_and_readers_of_the_old_one_are_told()
    {
        using var sink = new SharedMemorySink(Shared, Small);
        _frames.Present(sink, Whole);
        using var reader = SharedMemoryReader.Open(Shared);
        File.Delete(Shared);
        _frames.Present(sink, new PixelRect(1, 1, 2, 2));

        Assert.True(reader.IsEnded);
        using var again = SharedMemoryReader.Open(Shared);
        var frame = again.Read()!;
        Assert.Equal((2, 0, Whole), (frame.Number, frame.Since, frame.Damage));
        Assert.Equal(_frames.Shown(), frame.Pixels.ToArray());
    }

    [Fact]
    public void Behind_a_running_panel_a_folder_that_is_gone_is_a_fault_until_it_is_back_and_the_last_frame_is_shared()
    {
        var folder = Path.Combine(_folder, "inner");
        Directory.CreateDirectory(folder);
        var faults = new FaultLog(TimeProvider.System);
        using var sink = new SharedMemorySink(Path.Combine(folder, "frames"), Small);
        using (var watched = new WatchedSink(sink, Small, faults))
        {
            Directory.Delete(folder, recursive: true);
            _frames.Present(watched, Whole);
            Assert.True(SpinWait.SpinUntil(() => faults.Total > 0, Patience.Span));
            Directory.CreateDirectory(folder);
            _frames.Present(watched, new PixelRect(3, 3, 2, 2));
        }

        using var reader = SharedMemoryReader.Open(Path.Combine(folder, "frames"));
        Assert.Equal(_frames.Shown(), reader.Read()!.Pixels.ToArray());
        Assert.Equal(nameof(SharedMemorySink), Assert.Single(faults.Recent).Place);
    }

    [Fact]
    public void A_full_disk_is_told_at_the_start_and_leaves_nothing()
    {
        using var disk = SmallDisk.Mount("12k");
        var error = Assert.ThrowsAny<IOException>(() => new SharedMemorySink(Path.Combine(disk.Path, "frames"), Small).Dispose());
        Assert.Contains("space", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    [Fact]
    public void A_place_that_cannot_be_had_is_told_at_the_start()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => new SharedMemorySink(Path.Combine(_folder, "folder"), Small).Dispose()).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => new SharedMemorySink(Path.Combine(_folder, "missing", "frames"), Small).Dispose());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_end_is_told_and_the_last_frame_stays()
    {
        var sink = new SharedMemorySink(Shared, Small);
        _frames.Present(sink, Whole);
        using var reader = SharedMemoryReader.Open(Shared);
        sink.Dispose();
        sink.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _frames.Present(sink, Whole));
        Assert.True(reader.IsEnded);
        Assert.Equal(1, reader.Read()!.Number);
    }

    [Fact]
    public void A_file_that_holds_something_else_is_left_alone()
    {
        File.WriteAllText(Shared, "somebody's letters to somebody");
        var wrong = Assert.Throws<IOException>(() => new SharedMemorySink(Shared, Small).Dispose());
        Assert.Contains("something else", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("somebody's letters to somebody", File.ReadAllText(Shared));
        Assert.Equal([Shared], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(8, 2)]
    [InlineData(16, 0)]
    [InlineData(16, 2_000_000)]
    [InlineData(20, int.MaxValue)]
    [InlineData(24, 131)]
    [InlineData(28, 2)]
    [InlineData(32, 2)]
    [InlineData(32, 17)]
    [InlineData(36, 8)]
    [InlineData(40, 100)]
    [InlineData(44, -1)]
    [InlineData(48, 0)]
    [InlineData(48, 8192)]
    [InlineData(52, -1)]
    public void A_header_that_lies_is_refused(int at, int value)
    {
        using (var sink = new SharedMemorySink(Shared, Small)) _frames.Present(sink, Whole);
        Poke(at, value);
        Assert.Throws<InvalidDataException>(() => SharedMemoryReader.Open(Shared));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(4096 * 4 - 1)]
    public void A_file_that_is_too_short_is_refused(int length)
    {
        using (var sink = new SharedMemorySink(Shared, Small)) _frames.Present(sink, Whole);
        using (var file = File.OpenWrite(Shared)) file.SetLength(length);
        Assert.Throws<InvalidDataException>(() => SharedMemoryReader.Open(Shared));
    }

    [Fact]
    public void A_newest_buffer_that_is_none_is_no_frame()
    {
        using (var sink = new SharedMemorySink(Shared, Small)) _frames.Present(sink, Whole);
        Poke(56, 1_000_000);
        using var reader = SharedMemoryReader.Open(Shared);
        Assert.Null(reader.Read());
    }

    [Fact]
    public void Only_its_owner_writes_it_and_others_than_the_group_do_not_read_it()
    {
        using var sink = new SharedMemorySink(Shared, Small);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Shared).UnixFileMode & ~UnixFileMode.GroupRead);
    }

    [Fact]
    public void A_frame_of_another_size_is_refused_with_both_sizes()
    {
        using var sink = new SharedMemorySink(Shared, Small);
        var wrong = Assert.Throws<InvalidOperationException>(() => new Frames(new PixelSize(4, 5)).Present(sink, new PixelRect(0, 0, 4, 5)));
        Assert.Contains($"{Small}", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"{new PixelSize(4, 5)}", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Putting_a_frame_allocates_nothing()
    {
        using var sink = new SharedMemorySink(Shared, Small);
        _frames.Present(sink, Whole);
        Assert.Equal(0, QuietWindow.AllocatedBy(() =>
        {
            for (var i = 0; i < 100; i++) _frames.Present(sink, Whole);
        }));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes four bytes as another program could.</summary>
    private void Poke(int at, int value)
    {
        using var file = new FileStream(Shared, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        file.Position = at;
        file.Write(bytes);
    }
}
