using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RearCloud.Core;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Accounts;

/// <summary>The roles that endpoints name. Every endpoint names one or says that it is open to all.</summary>
public static class Access
{
    /// <summary>Policy: the account's owner, by cookie or token.</summary>
    public const string Owner = "Owner";

    /// <summary>Policy: the account's owner or one of its devices; also that of the carriers of sync.</summary>
    public const string Member = SyncPolicy.Name;

    /// <summary>Only the account's owner may call.</summary>
    public static TBuilder ForOwner<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.For(Owner);

    /// <summary>The account's owner and its devices may call.</summary>
    public static TBuilder ForMembers<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.For(Member);

    internal static void Configure(AuthorizationOptions options) => options.AddPolicy(Owner, policy => policy.RequireRole(ActorClaims.Owner));

    private static TBuilder For<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.RequireAuthorization(policy);
        endpoint.WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Problem), ["application/json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(Problem), ["application/json"]));
        return endpoint;
    }
}
