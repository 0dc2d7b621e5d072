namespace RearCloud.Server.Accounts;

/// <summary>The bounds of accounts.</summary>
public static class AccountLimits
{
    /// <summary>Characters of an account's name.</summary>
    public const int NameLength = 100;

    /// <summary>Characters of a password; hashing more would be free work for a stranger.</summary>
    public const int PasswordLength = 256;

    /// <summary>Bearer tokens of one account; a further one ends the oldest.</summary>
    public const int TokensPerAccount = 50;

    /// <summary>One-time codes of one account that wait; a further one ends the oldest.</summary>
    public const int CodesPerAccount = 10;

    /// <summary>Attempts to sign in from one address in a minute.</summary>
    public const int SignInsPerMinute = 20;

    public static readonly TimeSpan TokenLife = TimeSpan.FromDays(90);

    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>Life of a browser's cookie; each use renews it.</summary>
    public static readonly TimeSpan CookieLife = TimeSpan.FromDays(30);
}
