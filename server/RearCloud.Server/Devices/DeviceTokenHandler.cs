using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RearCloud.Server.Accounts;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Devices;

/// <summary>Authenticates a device by its bearer token.</summary>
internal sealed class DeviceTokenHandler(
    IDevices devices, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (BearerToken.Of(Request) is not { } token) return AuthenticateResult.NoResult();
        return await devices.FindByTokenAsync(token, Context.RequestAborted) is { } device
            ? AuthenticateResult.Success(new AuthenticationTicket(ActorClaims.ToPrincipal(device, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The token is unknown or was revoked.");
    }
}
