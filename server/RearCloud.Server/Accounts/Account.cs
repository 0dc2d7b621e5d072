using RearCloud.Core.Documents;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Accounts;

/// <summary>Somebody who owns documents, devices and assets.</summary>
/// <param name="Id">Stable id; part of the stream's id.</param>
/// <param name="Name">The name that signs in.</param>
public sealed record Account(string Id, string Name)
{
    /// <summary>The account's owner as one who acts.</summary>
    public Actor Actor => new(Id, null, Name);

    /// <summary>The stream of the account's documents.</summary>
    public StreamId Stream => Actor.Stream;
}
