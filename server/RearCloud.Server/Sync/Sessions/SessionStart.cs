using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>What a hello led to.</summary>
/// <param name="Followed">The cookies that the session starts from; the account's own stream first if it is among them.</param>
/// <param name="Withheld">Streams that were named too and that the account may not follow, or that do not exist: nobody is told which.</param>
internal sealed record SessionStart(IReadOnlyList<StreamCookie> Followed, IReadOnlyList<StreamId> Withheld);
