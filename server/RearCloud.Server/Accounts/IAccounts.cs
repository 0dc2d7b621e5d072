using RearCloud.Core;

namespace RearCloud.Server.Accounts;

/// <summary>The door to accounts: who may sign in, and with what.</summary>
public interface IAccounts
{
    /// <summary>Creates an account; the name must be free.</summary>
    Task<Result<Account>> CreateAsync(string name, string password, CancellationToken cancellationToken);

    /// <summary>The account that was created first: this server's owner. Null before the first start is done.</summary>
    Task<Account?> FindOwnerAsync(CancellationToken cancellationToken);

    /// <summary>The account of a name, for those whom the answer may tell that it exists.</summary>
    Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names of accounts by id; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Checks a name and a password. A wrong name and a wrong password get the same answer after the same work.</summary>
    Task<Result<Account>> SignInAsync(string name, string password, CancellationToken cancellationToken);

    /// <summary>A new bearer token of the account; the oldest of too many stops working.</summary>
    Task<string> IssueTokenAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Ends a bearer token; one that is unknown is no error.</summary>
    Task EndTokenAsync(string token, CancellationToken cancellationToken);

    /// <summary>The account that a bearer token opens; null if it is unknown or has expired.</summary>
    Task<Account?> FindByTokenAsync(string token, CancellationToken cancellationToken);

    /// <summary>A code that signs in once within ten minutes, for a link that a program opens in a browser.</summary>
    Task<SignInCode> IssueCodeAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Uses up a code.</summary>
    Task<Result<Account>> SignInByCodeAsync(string code, CancellationToken cancellationToken);
}
