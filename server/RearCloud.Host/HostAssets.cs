using RearCloud.Server;
using RearCloud.Server.S3;

namespace RearCloud.Host;

/// <summary>Chooses where assets stand.</summary>
internal static class HostAssets
{
    public static void AddChosenAssets(this WebApplicationBuilder builder)
    {
        var store = builder.Configuration.GetSection(ServerSettings.Section).Get<ServerSettings>()?.Assets.Store ?? new ServerSettings().Assets.Store;
        switch (store)
        {
            case "folder":
                // The server's own choice if nobody else makes one.
                break;
            case "s3":
                builder.Services.AddS3Assets(builder.Configuration.GetSection(S3Settings.Section).Get<S3Settings>() ?? new S3Settings());
                break;
            default:
                throw new InvalidOperationException($"RearCloud:Assets:Store is '{store}'; it can be 'folder' or 's3'.");
        }
    }
}
