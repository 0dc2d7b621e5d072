using Microsoft.EntityFrameworkCore;
using RearCloud.Server.Accounts.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Accounts;

/// <summary>Makes transactions that count what an account has come one after the other.</summary>
internal static class AccountLock
{
    /// <summary>Locks the account's row to the end of the transaction.</summary>
    public static Task TakeAsync(RearCloudDb db, string accountId, CancellationToken cancellationToken) =>
        db.Set<AccountRow>().Where(row => row.Id == accountId).ExecuteUpdateAsync(row => row.SetProperty(a => a.Name, a => a.Name), cancellationToken);
}
