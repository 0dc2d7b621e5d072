using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RearCloud.Server.History;

/// <summary>The two doors of the slice.</summary>
public static class HistorySlice
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services.AddSingleton<IHistory, DocumentHistory>();

    public static void MapHistory(this IEndpointRouteBuilder endpoints) => HistoryEndpoints.Map(endpoints);
}
