using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RearCloud.Server.Documents;

/// <summary>The two doors of the plain HTTP carrier.</summary>
public static class DocumentsSlice
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services.AddSingleton<DocumentEdits>();

    public static void MapDocuments(this IEndpointRouteBuilder endpoints) => DocumentEndpoints.Map(endpoints);
}
