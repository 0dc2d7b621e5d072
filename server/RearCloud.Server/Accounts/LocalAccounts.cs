using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Protocol;
using RearCloud.Server.Accounts.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Accounts;

/// <summary>Accounts kept in the server's own database.</summary>
internal sealed class LocalAccounts(IStorage storage, PasswordCheck passwords, TimeProvider time, ILogger<LocalAccounts> log) : IAccounts
{
    public async Task<Result<Account>> CreateAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > AccountLimits.NameLength) return AccountProblems.NameMalformed;
        if (password.Length is 0 or > AccountLimits.PasswordLength) return AccountProblems.PasswordMalformed;

        var now = time.GetUtcNow();
        var row = new AccountRow { Id = RandomId.Next(), Name = name, PasswordHash = passwords.Hash(password), CreatedAt = now };
        if (!await TryAddAsync(row, cancellationToken)) return AccountProblems.NameTaken;
        log.AccountCreated(row.Id);
        return new Account(row.Id, row.Name);
    }

    // Ids are made from the time of creation: the lowest is the first.
    public Task<Account?> FindOwnerAsync(CancellationToken cancellationToken) => storage.ReadAsync(
        (db, ct) => db.Set<AccountRow>().OrderBy(row => row.Id).Select(row => new Account(row.Id, row.Name)).FirstOrDefaultAsync(ct),
        cancellationToken);

    public async Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken) => name.Length > AccountLimits.NameLength
        ? null
        : await storage.ReadAsync((db, ct) => db.Set<AccountRow>().Where(row => row.Name == name).Select(row => new Account(row.Id, row.Name)).SingleOrDefaultAsync(ct), cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<string, string>()
        : await storage.ReadAsync((db, ct) => db.Set<AccountRow>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, ct), cancellationToken);

    public async Task<Result<Account>> SignInAsync(string name, string password, CancellationToken cancellationToken)
    {
        var row = name.Length > AccountLimits.NameLength
            ? null
            : await storage.ReadAsync((db, ct) => db.Set<AccountRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Name == name, ct), cancellationToken);
        if (password.Length > AccountLimits.PasswordLength || !passwords.IsRight(row?.PasswordHash, password))
        {
            log.SignInRefused(AccountProblems.Wrong.Code);
            return AccountProblems.Wrong;
        }

        log.SignedIn(row!.Id, "password");
        return new Account(row.Id, row.Name);
    }

    public async Task<string> IssueTokenAsync(Account account, CancellationToken cancellationToken)
    {
        var token = SecretToken.New(SecretToken.OwnerPrefix);
        var now = time.GetUtcNow();
        await storage.WriteAsync(
            async (scope, ct) =>
            {
                var tokens = scope.Db.Set<OwnerTokenRow>();
                var tooMany = tokens.Where(row => row.AccountId == account.Id).OrderByDescending(row => row.IssuedAt).Skip(AccountLimits.TokensPerAccount - 1);
                tokens.RemoveRange(await tooMany.ToListAsync(ct));
                tokens.Add(new OwnerTokenRow { Hash = SecretToken.Hash(token), AccountId = account.Id, IssuedAt = now, ExpiresAt = now + AccountLimits.TokenLife });
                return true;
            },
            cancellationToken);
        return token;
    }

    public Task EndTokenAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(token);
        return storage.WriteAsync((scope, ct) => scope.Db.Set<OwnerTokenRow>().Where(row => row.Hash == hash).ExecuteDeleteAsync(ct), cancellationToken);
    }

    public async Task<Account?> FindByTokenAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(token);
        var now = time.GetUtcNow();
        return await storage.ReadAsync(
            (db, ct) => (
                from row in db.Set<OwnerTokenRow>()
                join account in db.Set<AccountRow>() on row.AccountId equals account.Id
                where row.Hash == hash && row.ExpiresAt > now
                select new Account(account.Id, account.Name)).SingleOrDefaultAsync(ct),
            cancellationToken);
    }

    public async Task<SignInCode> IssueCodeAsync(Account account, CancellationToken cancellationToken)
    {
        var code = new SignInCode(SecretToken.New(""), time.GetUtcNow() + AccountLimits.CodeLife);
        await storage.WriteAsync(
            async (scope, ct) =>
            {
                var codes = scope.Db.Set<SignInCodeRow>();
                var tooMany = codes.Where(row => row.AccountId == account.Id).OrderByDescending(row => row.ExpiresAt).Skip(AccountLimits.CodesPerAccount - 1);
                codes.RemoveRange(await tooMany.ToListAsync(ct));
                codes.Add(new SignInCodeRow { Hash = SecretToken.Hash(code.Code), AccountId = account.Id, ExpiresAt = code.ExpiresAt });
                return true;
            },
            cancellationToken);
        return code;
    }

    public async Task<Result<Account>> SignInByCodeAsync(string code, CancellationToken cancellationToken)
    {
        var hash = SecretToken.Hash(code);
        var now = time.GetUtcNow();
        var found = await storage.WriteAsync(
            async (scope, ct) =>
            {
                var account = await (
                    from row in scope.Db.Set<SignInCodeRow>()
                    join owner in scope.Db.Set<AccountRow>() on row.AccountId equals owner.Id
                    where row.Hash == hash && row.ExpiresAt > now
                    select new Account(owner.Id, owner.Name)).SingleOrDefaultAsync(ct);

                // Of two that come with the same code at once, the one whose delete finds the row signs in.
                var isMine = await scope.Db.Set<SignInCodeRow>().Where(row => row.Hash == hash).ExecuteDeleteAsync(ct) == 1;
                return isMine ? account : null;
            },
            cancellationToken);
        if (found is null)
        {
            log.SignInRefused(AccountProblems.CodeWrong.Code);
            return AccountProblems.CodeWrong;
        }

        log.SignedIn(found.Id, "link");
        return found;
    }

    private async Task<bool> TryAddAsync(AccountRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await storage.WriteAsync(
                async (scope, ct) =>
                {
                    if (await scope.Db.Set<AccountRow>().AnyAsync(r => r.Name == row.Name, ct)) return false;
                    scope.Db.Add(row);
                    return true;
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node has taken the name between the look and the insert; anything else goes on to the caller.
            if (await storage.ReadAsync((db, ct) => db.Set<AccountRow>().AnyAsync(r => r.Name == row.Name, ct), cancellationToken)) return false;
            throw;
        }
    }
}
