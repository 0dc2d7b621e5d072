using System.Buffers.Binary;
using System.Diagnostics;
using RearCloud.Benchmarks.Sync.Bare;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A bare stream's client; a message carries its mark in the eight bytes behind the order.</summary>
internal sealed class BareFollower : IAsyncDisposable
{
    private static readonly byte[] Join = [BareOrder.Join];

    private readonly ILink _link;
    private readonly Arrivals? _arrivals;
    private readonly int _index;
    private readonly Task _reading;

    private BareFollower(ILink link, int index, Arrivals? arrivals)
    {
        _link = link;
        _index = index;
        _arrivals = arrivals;
        _reading = Task.Run(ReadAsync);
    }

    public Task Ended => _reading;

    /// <summary>Joins and returns when the server has answered; null if the connection ended before.</summary>
    public static async Task<BareFollower?> TryJoinAsync(ILink link, int index, Arrivals? arrivals)
    {
        try
        {
            await link.SendAsync(Join);
            if (await link.ReceiveAsync() is not null) return new BareFollower(link, index, arrivals);
        }
        catch (Exception e) when (e is Grpc.Core.RpcException or InvalidOperationException or IOException)
        {
            // Said by the answer.
        }

        await link.DisposeAsync();
        return null;
    }

    public static async Task<BareFollower> JoinAsync(ILink link, int index, Arrivals? arrivals = null) =>
        await TryJoinAsync(link, index, arrivals) ?? throw new InvalidOperationException($"The bare server ended the stream of device {index}.");

    /// <summary>A message of a length that fans out with a mark.</summary>
    public static byte[] FanOut(int length, long mark)
    {
        var message = new byte[Math.Max(length, 1 + sizeof(long))];
        message[0] = BareOrder.FanOut;
        BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(1), mark);
        return message;
    }

    public Task SendAsync(byte[] message) => _link.SendAsync(message);

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        while (await _link.ReceiveAsync() is { } message)
        {
            var now = Stopwatch.GetTimestamp();
            _arrivals?.Note(_index, BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(1)), now);
        }
    }
}
