using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Protocol;
using RearCloud.Server.Accounts;
using RearCloud.Server.Devices.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Devices;

/// <summary>Devices kept in the server's own database; their names and panels are documents.</summary>
internal sealed class EnrolledDevices(
    IStorage storage, IDocumentDoor door, IDocumentReader documents, ISessionRegistry sessions, TimeProvider time, ILogger<EnrolledDevices> log) : IDevices
{
    public async Task<Result<EnrolledDevice>> EnrolAsync(Actor owner, string name, string panel, CancellationToken cancellationToken)
    {
        if (name.Trim().Length is 0 or > DeviceLimits.NameLength) return DeviceProblems.NameMalformed;
        if (!PanelProfiles.TryFind(panel, out _)) return DeviceProblems.PanelUnknown(panel);

        var now = time.GetUtcNow();
        var device = new EnrolledDevice(RandomId.Next(), SecretToken.New(SecretToken.DevicePrefix));
        var hasRoom = await storage.WriteAsync(
            async (scope, ct) =>
            {
                var devices = scope.Db.Set<DeviceRow>();
                if (await devices.CountAsync(row => row.AccountId == owner.AccountId, ct) >= DeviceLimits.PerAccount) return false;
                devices.Add(new DeviceRow
                {
                    Id = device.Id, AccountId = owner.AccountId, Name = name, Panel = panel, TokenHash = SecretToken.Hash(device.Token), EnrolledAt = now,
                });
                return true;
            },
            cancellationToken);
        if (!hasRoom) return DeviceProblems.TooMany;

        // A stop in between leaves a device without settings: its panel shows the first layout, and the owner can rename or revoke it.
        var created = await door.EditAsync(owner, owner.Stream, [Edit.Create(DeviceSettingsBody.KeyOf(device.Id), DeviceSettingsBody.New(name, panel))], null, cancellationToken);
        if (created.Problem is { } problem)
        {
            await RemoveAsync(owner.AccountId, device.Id, cancellationToken);
            return problem;
        }

        log.Enrolled(device.Id, panel);
        return device;
    }

    public async Task<IReadOnlyList<Device>> ListAsync(string accountId, CancellationToken cancellationToken)
    {
        var rows = await storage.ReadAsync(
            (db, ct) => db.Set<DeviceRow>().AsNoTracking().Where(row => row.AccountId == accountId).OrderBy(row => row.Id).ToListAsync(ct),
            cancellationToken);
        var open = sessions.Open.Where(s => s.DeviceId is not null).ToLookup(s => s.DeviceId!);
        return [.. rows.Select(row => new Device(
            row.Id, row.Name, row.Panel, row.EnrolledAt, row.LastSeenAt, open.Contains(row.Id), open[row.Id].MaxBy(s => s.Since)?.Software))];
    }

    public async Task<Problem?> RenameAsync(Actor owner, string deviceId, string name, CancellationToken cancellationToken)
    {
        if (name.Trim().Length is 0 or > DeviceLimits.NameLength) return DeviceProblems.NameMalformed;
        if (await FindAsync(owner.AccountId, deviceId, cancellationToken) is not { } row) return DeviceProblems.Missing(deviceId);
        var key = DeviceSettingsBody.KeyOf(deviceId);
        var settings = await documents.FindAsync(owner.Stream, key, cancellationToken);
        var edit = settings is null
            ? Edit.Create(key, DeviceSettingsBody.New(name, row.Panel))
            : Edit.Set(key, settings.Version, new FieldChange(DeviceSettingsBody.Name, System.Text.Json.JsonSerializer.SerializeToElement(name)));
        return (await door.EditAsync(owner, owner.Stream, [edit], null, cancellationToken)).Problem;
    }

    public async Task<Problem?> RevokeAsync(Actor owner, string deviceId, CancellationToken cancellationToken)
    {
        // The token ends first: whatever stops the rest, the device is out.
        if (!await RemoveAsync(owner.AccountId, deviceId, cancellationToken)) return DeviceProblems.Missing(deviceId);
        log.Revoked(deviceId);
        await sessions.CloseAsync(deviceId, DeviceProblems.Revoked, cancellationToken);
        var key = DeviceSettingsBody.KeyOf(deviceId);
        if (await documents.FindAsync(owner.Stream, key, cancellationToken) is not { IsDeleted: false } settings) return null;
        return (await door.EditAsync(owner, owner.Stream, [Edit.Delete(key, settings.Version)], null, cancellationToken)).Problem;
    }

    public async Task<Actor?> FindByTokenAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(token);
        var row = await storage.ReadAsync((db, ct) => db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash, ct), cancellationToken);
        if (row is null) return null;
        var now = time.GetUtcNow();
        if (row.LastSeenAt is not { } seen || now - seen >= DeviceLimits.SeenGrain)
        {
            await storage.WriteAsync(
                (scope, ct) => scope.Db.Set<DeviceRow>().Where(r => r.Id == row.Id).ExecuteUpdateAsync(r => r.SetProperty(d => d.LastSeenAt, now), ct),
                cancellationToken);
        }

        return new Actor(row.AccountId, row.Id, row.Name);
    }

    private Task<DeviceRow?> FindAsync(string accountId, string deviceId, CancellationToken cancellationToken) => storage.ReadAsync(
        (db, ct) => db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == deviceId && row.AccountId == accountId, ct), cancellationToken);

    private async Task<bool> RemoveAsync(string accountId, string deviceId, CancellationToken cancellationToken) => await storage.WriteAsync(
        (scope, ct) => scope.Db.Set<DeviceRow>().Where(row => row.Id == deviceId && row.AccountId == accountId).ExecuteDeleteAsync(ct), cancellationToken) == 1;
}
