using Microsoft.AspNetCore.Http;
using RearCloud.Core;

namespace RearCloud.Server.Http;

/// <summary>Writes problems into answers.</summary>
public static class ProblemWriter
{
    /// <summary>Answers with the problem's status and its four members.</summary>
    public static Task WriteProblemAsync(this HttpContext context, Problem problem)
    {
        context.Response.StatusCode = ProblemStatus.Of(problem);
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(problem, context.RequestAborted);
    }
}
