using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>A page of changes as the HTTP API shows it.</summary>
/// <param name="Changes">The newest first.</param>
/// <param name="Next">Send it as <c>before</c> for the next page; null if nothing older is kept.</param>
internal sealed record ChangesAnswer(IReadOnlyList<ChangeAnswer> Changes, long? Next)
{
    public static ChangesAnswer Of(ChangePage page, Actor reader) => new([.. page.Entries.Select(e => ChangeAnswer.Of(e, reader))], page.Next?.Value);
}
