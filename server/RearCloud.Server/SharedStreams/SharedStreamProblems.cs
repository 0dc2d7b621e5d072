using RearCloud.Core;

namespace RearCloud.Server.SharedStreams;

/// <summary>The refusals of shared streams.</summary>
internal static class SharedStreamProblems
{
    public static Problem NameMalformed { get; } = new(
        "stream.name", "/name", $"A stream's name has 1 to {SharedStreamLimits.NameLength} characters.", "Shorten or fill in the name.");

    public static Problem TooMany { get; } = new(
        "stream.too-many", "", $"The account shares {SharedStreamLimits.PerAccount} streams already.", "Delete one that is no longer used.");

    public static Problem TooManyReaders { get; } = new(
        "stream.readers", "", $"The stream has {SharedStreamLimits.ReadersPerStream} named readers already.", "Open it to everyone, or revoke some.");

    public static Problem AccountUnknown { get; } = new(
        "stream.account", "/account", "There is no account of this name, or it is the stream's owner.", "Use the name with which the reader signs in.");

    public static Problem NoReader(string account) => new(
        "stream.reader-missing", "", $"The account '{account}' is not named as a reader.", "Read the stream to see who is.");
}
