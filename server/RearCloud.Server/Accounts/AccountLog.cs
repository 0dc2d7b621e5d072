using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Accounts;

/// <summary>What accounts write into the log. No names and no secrets.</summary>
internal static partial class AccountLog
{
    [LoggerMessage(1, LogLevel.Information, "Account {AccountId} was created", EventName = "accounts.created")]
    public static partial void AccountCreated(this ILogger logger, string accountId);

    [LoggerMessage(2, LogLevel.Information, "Account {AccountId} signed in by {Way}", EventName = "accounts.signed-in")]
    public static partial void SignedIn(this ILogger logger, string accountId, string way);

    [LoggerMessage(3, LogLevel.Warning, "A sign-in was refused: {Code}", EventName = "accounts.sign-in-refused")]
    public static partial void SignInRefused(this ILogger logger, string code);

    [LoggerMessage(4, LogLevel.Information, "The owner's generated password is in {File}", EventName = "accounts.password-written")]
    public static partial void PasswordWritten(this ILogger logger, string file);
}
