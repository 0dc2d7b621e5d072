using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync;

namespace RearCloud.Server.NotificationRules;

/// <summary>The door of the slice.</summary>
public static class NotificationRulesSlice
{
    public static IServiceCollection AddNotificationRules(this IServiceCollection services) => services.AddScoped<IEditCheck, RuleCountCheck>();
}
