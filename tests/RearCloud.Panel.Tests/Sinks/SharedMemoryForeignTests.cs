using System.Diagnostics;
using System.Globalization;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Sinks;

/// <summary>Shared frames, read by a program in C that knows the written description alone: docs/shared-memory-frames.c.</summary>
public sealed class SharedMemoryForeignTests : IDisposable
{
    private static readonly PixelSize Size = new(200, 160);
    private static readonly PixelRect Whole = PixelRect.Of(Size);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly Frames _frames = new(Size);

    private string Shared => Path.Combine(_folder, "frames");

    [Fact]
    public async Task Another_program_sees_whole_frames_while_the_panel_writes_and_ends_with_the_last_one()
    {
        const int Count = 150_000;
        var pictures = Enumerable.Range(0, 16).Select(Noise).ToArray();
        var hashes = pictures.Select(picture => Hash(picture)).ToArray();
        using var sink = new SharedMemorySink(Shared, Size);
        using var reader = Start();
        Present(sink, pictures[1], 1, Whole);
        var lines = new List<string> { await NextLineAsync(reader) };
        // As fast as it can, so that it laps a reader that is in the middle of a frame.
        for (var number = 2; number <= Count; number++) Present(sink, pictures[number % pictures.Length], number, Whole);
        var small = new PixelRect(3, 5, 7, 11);
        Present(sink, pictures[Count % pictures.Length], Count + 1, small);
        sink.Dispose();
        while (await reader.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) lines.Add(line);
        await EndAsync(reader);

        var read = lines.ConvertAll(Read.Of);
        Assert.Equal((1, Whole), (read[0].Number, read[0].Damage));
        Assert.Equal((Count + 1, small, hashes[Count % hashes.Length]), (read[^1].Number, read[^1].Damage, read[^1].Hash));
        Assert.Equal(read.Select(r => r.Number).Order().Distinct(), read.Select(r => r.Number));
        Assert.All(read[..^1], frame => Assert.True(hashes[frame.Number % hashes.Length] == frame.Hash, $"Frame {frame.Number} is torn."));
    }

    [Fact]
    public async Task A_reader_that_stopped_reading_holds_nobody()
    {
        using var sink = new SharedMemorySink(Shared, Size);
        using var stopped = Start();
        using var other = Start();
        _frames.Present(sink, Whole);
        await NextLineAsync(stopped);
        await NextLineAsync(other);
        await SignalAsync(stopped, "STOP");
        for (var i = 0; i < 1_000; i++) _frames.Present(sink, Whole);
        sink.Dispose();

        string? last = null;
        while (await other.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) last = line;
        Assert.Equal((1_001, Hash(1_001)), (Read.Of(last!).Number, Read.Of(last!).Hash));
        await SignalAsync(stopped, "CONT");
        await EndAsync(stopped);
        await EndAsync(other);
    }

    [Fact]
    public async Task What_holds_no_shared_frames_is_refused_in_words()
    {
        await File.WriteAllBytesAsync(Shared, new byte[8192], TestContext.Current.CancellationToken);
        using var reader = Start();
        Assert.Equal("This version cannot read it.", await reader.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, reader.ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Noise(int seed)
    {
        var pixels = new byte[Size.Width * 4 * Size.Height];
        new Random(seed).NextBytes(pixels);
        return pixels;
    }

    private static void Present(SharedMemorySink sink, byte[] picture, int number, PixelRect damage) =>
        sink.Present(new PanelFrame(picture, Size.Width * 4, Size, damage, number, Bench.Noon));

    private static async Task<string> NextLineAsync(Process reader) =>
        await reader.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException(await reader.StandardError.ReadToEndAsync());

    private static async Task EndAsync(Process reader)
    {
        await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, reader.ExitCode);
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Of a frame all of whose pixels are its number.</summary>
    private static string Hash(int number)
    {
        var pixels = new int[Size.Width * Size.Height];
        Array.Fill(pixels, number);
        return Hash(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels.AsSpan()));
    }

    /// <summary>FNV-1a of 64 bits.</summary>
    private static string Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037;
        foreach (var each in bytes) hash = unchecked((hash ^ each) * 1099511628211);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private Process Start()
    {
        var program = Path.Combine(_folder, "reader");
        if (!File.Exists(program)) Compile(program);
        return Process.Start(new ProcessStartInfo(program, [Shared]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    private static void Compile(string program)
    {
        if (!File.Exists("/usr/bin/cc")) Missing.SkipOrFail("A C compiler is missing.");
        var source = Path.Combine(AppContext.BaseDirectory, "shared-memory-frames.c");
        using var compiler = Process.Start(
            new ProcessStartInfo("cc", ["-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source]) { RedirectStandardError = true })!;
        var said = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, said);
    }

    /// <summary>A line of the reader.</summary>
    private sealed record Read(int Number, PixelRect Damage, string Hash)
    {
        public static Read Of(string line)
        {
            var words = line.Split(' ');
            var numbers = Array.ConvertAll(words[..5], word => int.Parse(word, CultureInfo.InvariantCulture));
            return new Read(numbers[0], new PixelRect(numbers[1], numbers[2], numbers[3], numbers[4]), words[5]);
        }
    }
}
