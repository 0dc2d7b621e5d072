using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using RearCloud.Server.Accounts.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Accounts.Signing;

/// <summary>
/// The keys of cookies and forms in the server's database: what one node signs every node can read. Nodes that start at the same time agree on one
/// first key, because a node that was started before that key would not look for another for hours.
/// </summary>
internal sealed class StoredKeys(IStorage storage) : IXmlRepository
{
    // Data protection names what it stores: key-GUID or revocation-...
    private const string KeyName = "key-";

    private int _seen;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var texts = Wait(storage.ReadAsync(
            (db, ct) => db.Set<ProtectionKeyRow>().AsNoTracking().OrderBy(row => row.Number).Select(row => row.Xml).ToListAsync(ct), CancellationToken.None));
        Volatile.Write(ref _seen, texts.Count);
        return texts.ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var row = new ProtectionKeyRow { Number = Volatile.Read(ref _seen) + 1, Xml = element.ToString(SaveOptions.DisableFormatting) };
        while (!Wait(TryAddAsync(row)))
        {
            // Another node has made a key since the last look, for the same reason as this one. The caller looks again now and takes that.
            if (friendlyName.StartsWith(KeyName, StringComparison.Ordinal)) return;
            row = new ProtectionKeyRow { Number = row.Number + 1, Xml = row.Xml };
        }
    }

    private async Task<bool> TryAddAsync(ProtectionKeyRow row)
    {
        try
        {
            return await storage.WriteAsync(
                async (scope, ct) =>
                {
                    if (await scope.Db.Set<ProtectionKeyRow>().AnyAsync(other => other.Number == row.Number, ct)) return false;
                    scope.Db.Add(row);
                    return true;
                },
                CancellationToken.None);
        }
        catch (DbUpdateException)
        {
            // Taken between the look and the insert; anything else goes on to the caller.
            if (await storage.ReadAsync((db, ct) => db.Set<ProtectionKeyRow>().AnyAsync(other => other.Number == row.Number, ct), CancellationToken.None)) return false;
            throw;
        }
    }

    // Data protection asks without await, at the start of the server and then about once a day.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
