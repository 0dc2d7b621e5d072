using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using RearCloud.Core;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Http;
using Status = Grpc.Core.Status;

namespace RearCloud.Server.Sync.Carriers;

/// <summary>A refused call: a <c>google.rpc.Status</c> with the problem, and when to come back, among its details.</summary>
internal static class CallRefusal
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>What may stand in a refusal's details, for those who write it as JSON.</summary>
    public static TypeRegistry DetailTypes { get; } = TypeRegistry.FromMessages(Protocol.Wire.Problem.Descriptor, RetryInfo.Descriptor);

    public static RpcException Of(Problem problem, TimeSpan? retryAfter = null)
    {
        var status = new Status(CodeOf(problem), problem.ToString());
        var rich = new Google.Rpc.Status { Code = (int)status.StatusCode, Message = status.Detail, Details = { Any.Pack(CallMapping.ToWire(problem)) } };
        if (retryAfter is { } pause) rich.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(pause) }));
        return new RpcException(status, new Metadata { { Details, rich.ToByteArray() } });
    }

    private static StatusCode CodeOf(Problem problem) => ProblemStatus.Of(problem) switch
    {
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status404NotFound => StatusCode.NotFound,
        StatusCodes.Status409Conflict => StatusCode.FailedPrecondition,
        StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests => StatusCode.ResourceExhausted,
        StatusCodes.Status503ServiceUnavailable => StatusCode.Unavailable,
        _ => StatusCode.InvalidArgument,
    };
}
