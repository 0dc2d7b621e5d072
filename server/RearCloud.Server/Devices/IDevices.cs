using RearCloud.Core;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Devices;

/// <summary>The door to devices: which ones belong to an account, and with which token they come.</summary>
public interface IDevices
{
    /// <summary>Enrols a device and creates its device settings through the door of documents.</summary>
    /// <param name="panel">Id of a panel profile.</param>
    Task<Result<EnrolledDevice>> EnrolAsync(Actor owner, string name, string panel, CancellationToken cancellationToken);

    /// <summary>The account's devices, the first enrolled first.</summary>
    Task<IReadOnlyList<Device>> ListAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Renames a device: an edit of its device settings.</summary>
    /// <returns>The problem, or null.</returns>
    Task<Problem?> RenameAsync(Actor owner, string deviceId, string name, CancellationToken cancellationToken);

    /// <summary>Ends a device's token, deletes its device settings, and closes its sessions.</summary>
    /// <returns>The problem, or null.</returns>
    Task<Problem?> RevokeAsync(Actor owner, string deviceId, CancellationToken cancellationToken);

    /// <summary>The device that a token opens, as one who acts; null if the token is unknown or revoked.</summary>
    Task<Actor?> FindByTokenAsync(string token, CancellationToken cancellationToken);
}
