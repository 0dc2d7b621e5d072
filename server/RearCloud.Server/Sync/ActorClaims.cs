using System.Security.Claims;

namespace RearCloud.Server.Sync;

/// <summary>How an actor travels in a request's principal: every way to authenticate writes it so, every carrier and endpoint reads it so.</summary>
public static class ActorClaims
{
    /// <summary>Role of the account's owner.</summary>
    public const string Owner = "owner";

    /// <summary>Role of an enrolled device.</summary>
    public const string Device = "device";

    private const string AccountClaim = "account";
    private const string DeviceClaim = "device";

    /// <summary>The principal of an actor that authenticated by <paramref name="scheme"/>.</summary>
    public static ClaimsPrincipal ToPrincipal(Actor actor, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(AccountClaim, actor.AccountId));
        identity.AddClaim(new Claim(identity.NameClaimType, actor.Name));
        identity.AddClaim(new Claim(identity.RoleClaimType, actor.DeviceId is null ? Owner : Device));
        if (actor.DeviceId is not null) identity.AddClaim(new Claim(DeviceClaim, actor.DeviceId));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The actor of a principal; null for an anonymous one.</summary>
    public static Actor? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(AccountClaim) is { } account
            ? new Actor(account, principal.FindFirstValue(DeviceClaim), principal.Identity?.Name ?? "")
            : null;

    /// <summary>The actor behind an endpoint that requires one.</summary>
    public static Actor Require(ClaimsPrincipal principal) =>
        Of(principal) ?? throw new InvalidOperationException("The endpoint was reached without an actor: it names no role.");
}
