using Grpc.Core;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>A bare gRPC bidirectional stream: no accounts, no documents, no database.</summary>
internal sealed class BareStream(BareFollowers followers) : BareStreamMethods
{
    private static readonly byte[] Done = [0];

    public override async Task Session(IAsyncStreamReader<byte[]> requests, IServerStreamWriter<byte[]> responses, ServerCallContext context)
    {
        try
        {
            while (await requests.MoveNext(context.CancellationToken)) await ActAsync(requests.Current, responses);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client is gone.
        }
        finally
        {
            followers.Remove(responses);
        }
    }

    private Task ActAsync(byte[] message, IServerStreamWriter<byte[]> responses)
    {
        switch (message[0])
        {
            case BareOrder.Join:
                followers.Add(responses);
                return responses.WriteAsync(Done);
            case BareOrder.FanOut:
                return followers.FanOutAsync(message);
            case BareOrder.Keep:
                followers.Kept = message[1..];
                return responses.WriteAsync(Done);
            case BareOrder.Fetch:
                return responses.WriteAsync(followers.Kept);
            default:
                throw new InvalidOperationException($"A bare stream knows no order {message[0]}.");
        }
    }
}
