using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>What a journal says.</summary>
/// <param name="Step">The last step that it heard of; zero if it is empty.</param>
/// <param name="Waiting">The mutations that waited then.</param>
internal sealed record JournalContent(long Step, ImmutableSortedDictionary<MutationId, Mutation> Waiting)
{
    public static JournalContent Empty { get; } = new(0, ImmutableSortedDictionary<MutationId, Mutation>.Empty);

    /// <summary>The content after one more record.</summary>
    /// <exception cref="JsonException">The record names what this version does not know.</exception>
    public JournalContent After(JournalRecord record)
    {
        try
        {
            var waiting = record.IsWhole ? Empty.Waiting : Waiting.RemoveRange(record.Gone.Select(id => new MutationId(id)));
            return new JournalContent(record.Step, waiting.SetItems(record.Put.Select(m => KeyValuePair.Create(new MutationId(m.Id), m.ToMutation()))));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            throw new JsonException("The record is of another version.", e);
        }
    }
}
