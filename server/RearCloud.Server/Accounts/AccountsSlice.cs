using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Accounts.Signing;
using RearCloud.Server.Http;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Accounts;

/// <summary>The two doors of the slice.</summary>
public static class AccountsSlice
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<IAccounts, LocalAccounts>();
        services.AddSingleton<OwnerStart>();

        services.AddDataProtection().SetApplicationName("RearCloud");
        services.AddOptions<KeyManagementOptions>().Configure<IStorage>((options, storage) => options.XmlRepository = new StoredKeys(storage));
        services.AddAntiforgery(options => options.Cookie.Name = "rearcloud-form");
        services.AddAuthentication(AccessSchemes.Any)
            .AddPolicyScheme(AccessSchemes.Any, null, options => options.ForwardDefaultSelector = Choose)
            .AddCookie(AccessSchemes.Owner, OwnerCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, OwnerTokenHandler>(AccessSchemes.OwnerToken, null);
        services.AddAuthorization(Access.Configure);
        services.AddCascadingAuthenticationState();
        services.AddRateLimiter(ConfigureRate);
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        SignInEndpoints.Map(endpoints);
        SignInForms.Map(endpoints);
    }

    private static string Choose(HttpContext context) => BearerToken.Of(context.Request) switch
    {
        null => AccessSchemes.Owner,
        var token when token.StartsWith(SecretToken.DevicePrefix, StringComparison.Ordinal) => AccessSchemes.Device,
        _ => AccessSchemes.OwnerToken,
    };

    private static void ConfigureRate(RateLimiterOptions options)
    {
        options.AddPolicy(SignInEndpoints.RateLimit, context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = AccountLimits.SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
                QueueLimit = 0,
            }));
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await rejected.HttpContext.WriteProblemAsync(RequestProblems.TooMany);
        };
    }
}
