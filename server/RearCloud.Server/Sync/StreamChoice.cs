using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>Which stream a request is about: the account's own, or the shared one that its address names.</summary>
internal sealed class StreamChoice(IStreamAccess access)
{
    /// <summary>What descriptions of endpoints say of it.</summary>
    public const string Description = "stream: the id of a shared stream; without it the account's own is meant.";

    /// <summary>The stream if the actor may do with it what is needed.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">What the address says; null for the account's own stream.</param>
    /// <param name="needed">What the request wants to do.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async ValueTask<Result<StreamId>> FindAsync(Actor actor, string? name, StreamAccess needed, CancellationToken cancellationToken)
    {
        if (name is null) return actor.Stream;
        if (!StreamId.TryParse(name, out var stream)) return new Problem("stream.id", "", "The stream in the address is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .");
        var right = await access.OfAsync(actor, stream, cancellationToken);
        if (right == StreamAccess.None) return StreamProblems.Missing(name);
        return right >= needed ? stream : StreamProblems.ReadOnly(stream);
    }
}
