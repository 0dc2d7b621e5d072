using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using RearCloud.Core;

namespace RearCloud.Server.Http;

/// <summary>Gives every refusal under <c>/api</c> and <c>/hubs</c> that no endpoint put into words the form of a problem.</summary>
internal static partial class ApiErrors
{
    public static void UseApiErrors(this WebApplication app)
    {
        // A failure is logged here under the words that its answer tells; a refused request is no failure of the server and is not logged as one.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = c => AnswerFailureAsync(c, app.Logger), SuppressDiagnosticsCallback = _ => true });
        // A gRPC call says in its own way how it was refused, and one that is a session keeps what waits for its end as long as it stands.
        app.UseWhen(context => !GrpcRequest.Is(context.Request), others => others.UseStatusCodePages(AnswerStatusAsync));
    }

    /// <summary>True for addresses that programs call, where an answer is never a page.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/hubs", StringComparison.Ordinal);

    private static Task AnswerFailureAsync(HttpContext context, ILogger log)
    {
        var failure = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        if (failure is BadHttpRequestException refused) return context.WriteProblemAsync(Describe(refused));
        var trace = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        LogFailure(log, failure, context.Request.Method, context.Request.Path, trace);
        return context.WriteProblemAsync(failure is IProblemCause cause ? cause.Problem : RequestProblems.ServerError(trace));
    }

    [LoggerMessage(1000, LogLevel.Error, "{Method} {Path} failed: {Trace}")]
    private static partial void LogFailure(ILogger logger, Exception failure, string method, string path, string trace);

    private static Problem Describe(BadHttpRequestException refused) => refused switch
    {
        { StatusCode: StatusCodes.Status400BadRequest, InnerException: JsonException json } =>
            RequestProblems.Malformed($"The body is not the JSON that the address takes, near line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}: a member is missing, misplaced or of the wrong type."),
        { StatusCode: StatusCodes.Status400BadRequest } => RequestProblems.Malformed(refused.Message),
        _ => RequestProblems.Of(refused.StatusCode),
    };

    private static Task AnswerStatusAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        return IsForPrograms(context.Request.Path) ? WriteKeepingStatusAsync(context) : Task.CompletedTask;
    }

    private static async Task WriteKeepingStatusAsync(HttpContext context)
    {
        var code = context.Response.StatusCode;
        var problem = RequestProblems.Of(code);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(problem, context.RequestAborted);
    }
}
