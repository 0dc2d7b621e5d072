using RearCloud.Core;

namespace RearCloud.Server.Accounts;

/// <summary>The refusals of accounts.</summary>
internal static class AccountProblems
{
    public static Problem Wrong { get; } = new("sign-in.wrong", "", "The name or the password is wrong.", "Check both and try again.");

    public static Problem CodeWrong { get; } = new("sign-in.code", "", "The sign-in code is unknown, was used before, or has expired.", "Ask for a new link.");

    public static Problem NameTaken { get; } = new("account.name.conflict", "/name", "There is an account of this name already.", "Choose another name.");

    public static Problem NameMalformed { get; } = new("account.name", "/name", $"A name has 1 to {AccountLimits.NameLength} characters.", "Shorten or fill in the name.");

    public static Problem PasswordMalformed { get; } = new("account.password", "/password", $"A password has 1 to {AccountLimits.PasswordLength} characters.", "Choose another password.");
}
