using RearCloud.Core;

namespace RearCloud.Server.Sync;

/// <summary>The sync sessions that this process serves now.</summary>
public interface ISessionRegistry
{
    /// <summary>A frozen list of the open sessions.</summary>
    IReadOnlyList<OpenSession> Open { get; }

    /// <summary>
    /// Says goodbye to every session of a device, without leave to come back with the same token, and returns when they are closed; one that does
    /// not take its goodbye is cut off after a short grace.
    /// </summary>
    Task CloseAsync(string deviceId, Problem reason, CancellationToken cancellationToken);
}
