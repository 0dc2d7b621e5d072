using RearCloud.Core.Documents;

namespace RearCloud.Server.Accounts;

/// <summary>Whose documents a stream holds.</summary>
public static class AccountStreams
{
    private const string Prefix = "user.";

    /// <summary>The account of <c>user.&lt;account id&gt;</c>; null for a stream that is nobody's own.</summary>
    public static string? AccountOf(StreamId stream) =>
        stream.Value.StartsWith(Prefix, StringComparison.Ordinal) ? stream.Value[Prefix.Length..] : null;
}
