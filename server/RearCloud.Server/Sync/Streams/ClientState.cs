using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>How far the door has dealt with a client's mutations, and what it knows of the client's clock.</summary>
/// <param name="Client">The client.</param>
/// <param name="LastMutation">The last mutation dealt with.</param>
/// <param name="ClockOffset">What to add to the client's time to get the server's; null while nobody measured it.</param>
/// <param name="LastEditedAt">The corrected time of the client's last edit: a later one is never before it.</param>
/// <param name="SeenAt">When the client last submitted.</param>
internal sealed record ClientState(ClientId Client, MutationId LastMutation, TimeSpan? ClockOffset, DateTimeOffset LastEditedAt, DateTimeOffset SeenAt)
{
    /// <summary>What the door answered last.</summary>
    public ClientAnswers Answers { get; init; } = ClientAnswers.None;
}
