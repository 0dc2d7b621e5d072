using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RearCloud.Cli.Tests.Panels;

/// <summary>Stands before a server's endpoints, notes what devices download, and fails what a test tells it to fail.</summary>
internal sealed class AssetDownloads : IStartupFilter
{
    private const string Root = "/api/v1/assets/";

    /// <summary>Asset and query of each download, and how many bytes were sent.</summary>
    public ConcurrentQueue<(string Asset, string Query, long Bytes)> All { get; } = new();

    /// <summary>True: the server cannot make images for panels.</summary>
    public bool FailsForPanels { get; set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path.Value?.StartsWith(Root, StringComparison.Ordinal) != true)
        {
            await next(http);
            return;
        }

        if (FailsForPanels && http.Request.Query.ContainsKey("panel")) http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        else await next(http);
        All.Enqueue((http.Request.Path.Value[Root.Length..], http.Request.QueryString.Value!, http.Response.ContentLength ?? 0));
    }
}
