using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Accounts.Signing;

/// <summary>Authenticates an owner's program by its bearer token.</summary>
internal sealed class OwnerTokenHandler(
    IAccounts accounts, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token) return AuthenticateResult.NoResult();
        if (await accounts.FindByTokenAsync(token, Context.RequestAborted) is not { } account) return AuthenticateResult.Fail("The token is unknown or has expired.");
        return AuthenticateResult.Success(new AuthenticationTicket(ActorClaims.ToPrincipal(account.Actor, Scheme.Name), Scheme.Name));
    }
}
