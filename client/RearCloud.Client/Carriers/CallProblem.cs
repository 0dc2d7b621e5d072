using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RearCloud.Protocol.Mapping;
using Problem = RearCloud.Core.Problem;

namespace RearCloud.Client.Carriers;

/// <summary>Why the server refused a call, from the details of its <c>google.rpc.Status</c>.</summary>
/// <param name="Problem">The reason.</param>
/// <param name="RetryAfter">Not before; null: not with the same token.</param>
/// <param name="IsEnd">False if the request was wrong and another one may be right.</param>
internal sealed record CallProblem(Problem Problem, TimeSpan? RetryAfter, bool IsEnd)
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>Null if the failure carries no problem: then it did not come from the server's own hand.</summary>
    public static CallProblem? Read(RpcException failure)
    {
        if (failure.Trailers.GetValueBytes(Details) is not { } bytes) return null;
        try
        {
            Problem? problem = null;
            TimeSpan? retryAfter = null;
            foreach (var detail in Google.Rpc.Status.Parser.ParseFrom(bytes).Details)
            {
                if (detail.TryUnpack<Protocol.Wire.Problem>(out var wire)) problem = CallMapping.ToProblem(wire);
                else if (detail.TryUnpack<RetryInfo>(out var retry)) retryAfter = retry.RetryDelay?.ToTimeSpan();
            }

            return problem is null ? null : new CallProblem(problem, retryAfter, retryAfter is not null || failure.StatusCode != StatusCode.InvalidArgument);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
