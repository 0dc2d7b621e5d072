namespace RearCloud.Server.Accounts;

/// <summary>A one-time code for <c>/sign-in/link</c>.</summary>
public sealed record SignInCode(string Code, DateTimeOffset ExpiresAt)
{
    /// <summary>Path and query that sign in with it, relative to the server's address.</summary>
    public string Link => $"{SignInPaths.Link}?code={Code}";
}
