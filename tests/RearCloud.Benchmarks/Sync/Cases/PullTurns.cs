using System.Diagnostics;
using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Bare;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>Devices that connect one after the other and catch up from where a replica stands, in turns with bare streams that fetch the same bytes.</summary>
/// <param name="Sync">Milliseconds from the connect to the verified checksum.</param>
/// <param name="Bare">Milliseconds of the bare stream from the connect to the last byte.</param>
/// <param name="Up">Bytes that the device wrote to its socket.</param>
/// <param name="Down">Bytes that it read.</param>
/// <param name="FrameBytes">Bytes of the server's frames.</param>
/// <param name="FramesUp">Frames that the device had to send.</param>
/// <param name="FramesDown">Frames that came.</param>
internal sealed record PullTurns(Samples Sync, Samples Bare, long Up, long Down, int FrameBytes, int FramesUp, int FramesDown)
{
    private const int WarmUps = 5;

    public long Bytes => Up + Down;

    public static async Task<PullTurns> RunAsync(Cloud cloud, ServerProgram bare, MemoryReplica from, int turns)
    {
        var stream = await StreamAsync(cloud);
        var (sync, yardstick) = (new Samples(), new Samples());
        var (up, down, frames) = (0L, 0L, new List<byte[]>());
        for (var turn = -WarmUps; turn < turns; turn++)
        {
            var wire = new Devices.Wire();
            var replica = from.Copy();
            var began = Stopwatch.GetTimestamp();
            using (var dial = new GrpcDial(cloud.Program.Grpc, cloud.Token, wire)) frames = await PullAsync(dial, replica, stream);
            var milliseconds = Samples.Milliseconds(began, Stopwatch.GetTimestamp());
            (up, down) = (wire.Up, wire.Down);
            var bareMilliseconds = await FetchAsync(bare, frames.SelectMany(f => f).ToArray());
            if (turn < 0) continue;
            sync.Add(milliseconds);
            yardstick.Add(bareMilliseconds);
        }

        return new PullTurns(sync, yardstick, up, down, frames.Sum(f => f.Length), 1, frames.Count);
    }

    /// <summary>Brings a replica up to date with one frame, the hello, and returns the frames that came.</summary>
    public static async Task<List<byte[]>> PullAsync(GrpcDial dial, MemoryReplica replica, StreamId stream)
    {
        var frames = new List<byte[]>();
        await using var link = dial.Open();
        await link.SendAsync(Frames.Hello(Frames.NewClient(), replica.Cookie ?? StreamCookie.Start(stream)));
        while (await link.ReceiveAsync() is { } message)
        {
            frames.Add(message);
            if (!FrameCodec.DecodeServer(message).TryGet(out var frame, out var problem)) throw new InvalidOperationException(problem.ToString());
            if (frame is not ServerFrame.Changes { Delta: var delta }) continue;
            replica.Take(delta);
            if (delta.HasMore) continue;
            // The last page has the checksum: Take has verified it.
            if (delta.Checksum is null) throw new InvalidOperationException("The last page has no checksum.");
            return frames;
        }

        throw new InvalidOperationException("The session ended before the replica was up to date.");
    }

    public BenchRow Row(string name) => new(name, new Timing(Sync.P50, Sync.P99, Bytes), Bare.P50)
    {
        Unit = "ms",
        Notes =
        [
            string.Create(CultureInfo.InvariantCulture, $"yardstick: a bare gRPC stream that answers with the same {FrameBytes} bytes on a new connection, p50 {Bare.P50:0.00} ms, p99 {Bare.P99:0.00} ms"),
            string.Create(CultureInfo.InvariantCulture, $"counted at the device's socket, headers and all: {Up} bytes up, {Down} bytes down, in {FramesDown} frames of the server"),
        ],
    };

    private static async Task<StreamId> StreamAsync(Cloud cloud)
    {
        using var dial = new GrpcDial(cloud.Program.Grpc, cloud.Token);
        await using var writer = await Writer.OpenAsync(dial.Open());
        return writer.Stream;
    }

    private static async Task<double> FetchAsync(ServerProgram bare, byte[] bytes)
    {
        using (var keeper = new GrpcDial(bare.Grpc, token: null))
        {
            await using var keeping = keeper.Open();
            await keeping.SendAsync([BareOrder.Keep, .. bytes]);
            await keeping.ReceiveAsync();
        }

        var began = Stopwatch.GetTimestamp();
        using var dial = new GrpcDial(bare.Grpc, token: null, new Devices.Wire());
        await using var link = dial.Open();
        await link.SendAsync([BareOrder.Fetch]);
        if ((await link.ReceiveAsync())?.Length != bytes.Length) throw new InvalidOperationException("The bare stream did not bring the bytes.");
        return Samples.Milliseconds(began, Stopwatch.GetTimestamp());
    }
}
