using Microsoft.AspNetCore.Http;
using RearCloud.Core;

namespace RearCloud.Server.Http;

/// <summary>The one place that says which HTTP status a problem has.</summary>
public static class ProblemStatus
{
    private static readonly Dictionary<string, int> ByCode = new(StringComparer.Ordinal)
    {
        ["request.unauthorized"] = StatusCodes.Status401Unauthorized,
        ["sign-in.wrong"] = StatusCodes.Status401Unauthorized,
        ["sign-in.code"] = StatusCodes.Status401Unauthorized,
        ["sign-in.too-many"] = StatusCodes.Status429TooManyRequests,
        ["request.forbidden"] = StatusCodes.Status403Forbidden,
        ["request.not-found"] = StatusCodes.Status404NotFound,
        ["request.method"] = StatusCodes.Status405MethodNotAllowed,
        ["request.content-type"] = StatusCodes.Status415UnsupportedMediaType,
        ["request.if-match"] = StatusCodes.Status412PreconditionFailed,
        ["request.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["request.too-many"] = StatusCodes.Status429TooManyRequests,
        ["server.error"] = StatusCodes.Status500InternalServerError,
        ["server.busy"] = StatusCodes.Status503ServiceUnavailable,
        ["json.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["edit.document-missing"] = StatusCodes.Status404NotFound,
        ["document.missing"] = StatusCodes.Status404NotFound,
        ["device.missing"] = StatusCodes.Status404NotFound,
        ["device.too-many"] = StatusCodes.Status409Conflict,
        ["account.name.conflict"] = StatusCodes.Status409Conflict,
        ["asset.missing"] = StatusCodes.Status404NotFound,
        ["asset.too-many"] = StatusCodes.Status409Conflict,
        ["asset.store-failed"] = StatusCodes.Status507InsufficientStorage,
        ["upload.missing"] = StatusCodes.Status404NotFound,
        ["upload.too-many"] = StatusCodes.Status409Conflict,
        ["upload.offset"] = StatusCodes.Status409Conflict,
        ["upload.finished"] = StatusCodes.Status409Conflict,
        ["upload.incomplete"] = StatusCodes.Status409Conflict,
        ["upload.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["upload.too-long"] = StatusCodes.Status413PayloadTooLarge,
        ["upload.hash"] = StatusCodes.Status422UnprocessableEntity,
        ["image.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["image.too-many-pixels"] = StatusCodes.Status413PayloadTooLarge,
        ["image.type"] = StatusCodes.Status415UnsupportedMediaType,
        ["image.empty"] = StatusCodes.Status422UnprocessableEntity,
        ["image.truncated"] = StatusCodes.Status422UnprocessableEntity,
        ["image.damaged"] = StatusCodes.Status422UnprocessableEntity,
        ["session.stream"] = StatusCodes.Status403Forbidden,
        ["stream.read-only"] = StatusCodes.Status403Forbidden,
        ["stream.missing"] = StatusCodes.Status404NotFound,
        ["stream.too-many"] = StatusCodes.Status409Conflict,
        ["stream.reader-missing"] = StatusCodes.Status404NotFound,
        ["stream.readers"] = StatusCodes.Status409Conflict,
        ["session.client"] = StatusCodes.Status403Forbidden,
        ["session.too-many"] = StatusCodes.Status429TooManyRequests,
        ["session.rate"] = StatusCodes.Status429TooManyRequests,
        ["frame.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["storage.unavailable"] = StatusCodes.Status503ServiceUnavailable,
        ["rule.too-many"] = StatusCodes.Status409Conflict,
        ["trace.missing"] = StatusCodes.Status404NotFound,
        ["history.not-yet"] = StatusCodes.Status404NotFound,
        ["history.unknown"] = StatusCodes.Status404NotFound,
        ["history.change-missing"] = StatusCodes.Status404NotFound,
        ["history.purged"] = StatusCodes.Status410Gone,
        ["history.forgotten"] = StatusCodes.Status410Gone,
        ["history.unknown-past"] = StatusCodes.Status409Conflict,
        ["history.no-place"] = StatusCodes.Status409Conflict,
    };

    /// <summary>The status of a problem; 400 when its code has no other.</summary>
    public static int Of(Problem problem) => ByCode.TryGetValue(problem.Code, out var status) ? status : StatusCodes.Status400BadRequest;
}
