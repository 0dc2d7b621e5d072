using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Assets;

namespace RearCloud.Server.S3;

/// <summary>The door of the project.</summary>
public static class S3Storage
{
    /// <summary>Stores assets in a bucket instead of a folder.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or malformed.</exception>
    public static IServiceCollection AddS3Assets(this IServiceCollection services, S3Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        foreach (var (name, value) in new[]
        {
            (nameof(settings.Endpoint), settings.Endpoint), (nameof(settings.Bucket), settings.Bucket),
            (nameof(settings.AccessKey), settings.AccessKey), (nameof(settings.SecretKey), settings.SecretKey),
        })
        {
            if (value.Length == 0) throw new InvalidOperationException($"RearCloud:Assets:Store is 's3' but {S3Settings.Section}:{name} is not set.");
        }

        if (!Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"{S3Settings.Section}:Endpoint is '{settings.Endpoint}'; it must begin with http:// or https://.");
        return services.AddSingleton<IAssetStore>(_ => new S3Store(settings));
    }
}
