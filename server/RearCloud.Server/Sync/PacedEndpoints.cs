using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Server.Http;
using RearCloud.Server.Sync.Sessions;

namespace RearCloud.Server.Sync;

/// <summary>Bounds how fast a program may read and write documents over plain HTTP: out of the same purse as its single calls of sync.</summary>
internal static class PacedEndpoints
{
    /// <summary>What a request weighs that reads many documents or changes.</summary>
    public const double ReadingCost = SessionPace.PullCost;

    /// <summary>Counts each request; whoever sends too many is answered 429 with when to come back.</summary>
    /// <param name="endpoint">One that only members may call.</param>
    /// <param name="cost">What a request weighs, in mutations.</param>
    public static TBuilder Paced<TBuilder>(this TBuilder endpoint, double cost = 1)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status429TooManyRequests, typeof(Problem), ["application/json"]));
        return endpoint.AddEndpointFilter((context, next) => Take(context.HttpContext, cost) is { } refused ? new(refused) : next(context));
    }

    private static ProblemResult? Take(HttpContext context, double cost)
    {
        var pause = context.RequestServices.GetRequiredService<CallPace>().Take(ActorClaims.Require(context.User), cost);
        if (pause == TimeSpan.Zero) return null;
        context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new ProblemResult(RequestProblems.TooMany);
    }
}
