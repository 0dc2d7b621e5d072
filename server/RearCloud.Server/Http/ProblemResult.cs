using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using RearCloud.Core;

namespace RearCloud.Server.Http;

/// <summary>A refusal as an HTTP answer: the problem as JSON under its status.</summary>
public sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult, IValueHttpResult, IValueHttpResult<Problem>, IEndpointMetadataProvider
{
    public Problem Value => problem;

    object IValueHttpResult.Value => problem;

    public int? StatusCode => ProblemStatus.Of(problem);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return httpContext.WriteProblemAsync(problem);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(Problem), ["application/json"]));
}
