using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.Accounts;
using RearCloud.Server.Devices.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Devices;

/// <summary>Copies a device's new name from its settings, whoever edited them. Names follow versions, in whatever order the changes are heard.</summary>
internal sealed class DeviceNames(IStorage storage) : IChangeFollower
{
    public async ValueTask OnCommittedAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken)
    {
        if (AccountStreams.AccountOf(stream) is not { } account) return;
        foreach (var settings in changed.Where(d => d.Key.Kind == DocumentKind.DeviceSettings && !d.IsDeleted))
        {
            if (DeviceSettingsBody.NameOf(settings) is not { Length: > 0 and <= DeviceLimits.NameLength } name) continue;
            var (id, version) = (settings.Key.Id.Value, settings.Version.Value);
            await storage.WriteAsync(
                (scope, ct) => scope.Db.Set<DeviceRow>()
                    .Where(row => row.Id == id && row.NameVersion < version && row.AccountId == account)
                    .ExecuteUpdateAsync(row => row.SetProperty(r => r.Name, name).SetProperty(r => r.NameVersion, version), ct),
                cancellationToken);
        }
    }
}
