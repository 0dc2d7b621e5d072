using System.Text.Json;

namespace RearCloud.Dev.Cloud;

/// <summary>The simulated panel's id and where its token is kept, so that the next start is the same device.</summary>
internal sealed record DeviceFile(string Id, string TokenFile)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The device of the last start if the server still knows it, otherwise a new one.</summary>
    internal static async Task<DeviceFile> EnsureAsync(CloudApi api, string path, CancellationToken cancellationToken)
    {
        if (await ReadAsync(path, cancellationToken) is { } kept && File.Exists(kept.TokenFile)
            && await api.FindDeviceAsync(kept.Id, cancellationToken) is not null)
        {
            return kept;
        }

        var (id, token) = await api.EnrolAsync("Simulated panel", "reference", cancellationToken);
        var device = new DeviceFile(id, Path.ChangeExtension(path, ".token"));
        await WriteSecretAsync(device.TokenFile, token, cancellationToken);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(device), cancellationToken);
        return device;
    }

    private static async Task<DeviceFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<DeviceFile>(await File.ReadAllTextAsync(path, cancellationToken)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteSecretAsync(string path, string secret, CancellationToken cancellationToken)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using var file = new StreamWriter(path, options);
        await file.WriteLineAsync(secret.AsMemory(), cancellationToken);
    }
}
