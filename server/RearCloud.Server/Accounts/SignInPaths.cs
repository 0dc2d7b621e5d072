namespace RearCloud.Server.Accounts;

/// <summary>Where a browser signs in and out. The page itself is a page of the web; these are the forms behind it.</summary>
public static class SignInPaths
{
    /// <summary>The page with the form; <c>?returnUrl=</c> and <c>?error=</c> are its arguments.</summary>
    public const string Page = "/sign-in";

    /// <summary>Takes the form (<c>name</c>, <c>password</c>, <c>returnUrl</c> and the antiforgery token).</summary>
    public const string Form = "/sign-in/password";

    /// <summary>Takes a one-time code.</summary>
    public const string Link = "/sign-in/link";

    /// <summary>Takes the form of the sign-out button (the antiforgery token).</summary>
    public const string SignOut = "/sign-out";
}
