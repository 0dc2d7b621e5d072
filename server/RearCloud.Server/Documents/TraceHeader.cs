using Microsoft.AspNetCore.Http;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol;

namespace RearCloud.Server.Documents;

/// <summary>The header that names an edit's way: the caller may choose it, the answer always tells it.</summary>
internal static class TraceHeader
{
    public const string Name = "RearCloud-Trace";

    /// <summary>The caller's id, or a new one; it is written into the answer.</summary>
    public static Result<TraceId> Take(HttpContext context)
    {
        TraceId trace;
        if (context.Request.Headers[Name] is not [{ } given]) trace = new TraceId(RandomId.Next());
        else if (!TraceId.TryParse(given, out trace))
            return new Problem("request.trace", "", $"The header {Name} is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ . or leave it out.");
        context.Response.Headers[Name] = trace.Value;
        return trace;
    }
}
