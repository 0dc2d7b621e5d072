using Microsoft.Extensions.Logging.Console;
using RearCloud.Server;
using RearCloud.Web;

namespace RearCloud.Host;

/// <summary>Puts the server program together; tests build the same program with other settings.</summary>
public static class RearCloudHost
{
    /// <summary>How long open sessions may take to say goodbye when the program is asked to end.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(15);

    /// <summary>Builds the program; starting it migrates the database and listens.</summary>
    /// <param name="args">Settings as <c>--RearCloud:Name=value</c>; they win over the environment, which wins over appsettings.json.</param>
    /// <param name="adjust">Replaces parts, such as the clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Named, so that the settings and the pages' files are found in whatever process it runs.
            Args = args, ApplicationName = typeof(RearCloudHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = builder.Configuration.GetSection(ServerSettings.Section).Get<HostSettings>() ?? new HostSettings();
        if (settings.Secrets.Length > 0) builder.Configuration.AddKeyPerFile(Path.GetFullPath(settings.Secrets), optional: false);
        AddLogs(builder, settings);
        builder.AddChosenAssets();
        builder.Services.AddRearCloudServer(builder.Configuration);
        builder.AddChosenStorage(settings);
        builder.AddChosenHints(settings);
        builder.Services.AddRearCloudPages();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = DrainTime);
        builder.WebHost.ConfigureKestrel(options => options.ListenOn(settings));
        // From a build folder the pages' files come from their projects; a published program has its own.
        builder.WebHost.UseStaticWebAssets();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.MapRearCloudServer();
        app.MapRearCloudPages();
        app.PrintReadyLine();
        return app;
    }

    // Standard output carries the ready line and nothing else.
    private static void AddLogs(WebApplicationBuilder builder, HostSettings settings)
    {
        builder.Logging.ClearProviders();
        // It would tell of nothing, and hold an activity and a scope for every connection as long as it stands.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (settings.Logs == "json") builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        else builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
