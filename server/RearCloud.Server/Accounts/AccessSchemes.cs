namespace RearCloud.Server.Accounts;

/// <summary>Names of the ways to authenticate.</summary>
public static class AccessSchemes
{
    /// <summary>Looks at a request and hands it to one of the others.</summary>
    public const string Any = "RearCloud";

    /// <summary>The cookie of an owner's browser.</summary>
    public const string Owner = "Owner";

    /// <summary>The bearer token of an owner's program.</summary>
    public const string OwnerToken = "OwnerToken";

    /// <summary>The bearer token of a device.</summary>
    public const string Device = "Device";
}
