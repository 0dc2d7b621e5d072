using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Reading;

/// <summary>Why a state of the past cannot be shown.</summary>
internal static class PastProblems
{
    public static Problem Missing(DocumentKey key) => new("document.missing", "", $"There is no document {key}.", "List the documents to see which there are.");

    public static Problem NotYet(DocumentKey key, Sequence at) =>
        new("history.not-yet", "", $"The document {key} was not there at {at}.", "Choose a later change of the document.");

    public static Problem Unknown(Sequence at, Sequence head) =>
        new("history.unknown", "", $"The stream has no change {at}; its last one is {head}.", "Take a sequence from the list of changes.");

    public static Problem Purged(Sequence at) => new(
        "history.purged", "", $"The changes after {at} are no longer all kept.", $"The history goes back {Limits.HistoryLifetime.Days} days. List it to see the oldest change.");

    public static Problem Forgotten(DocumentKey key) => new(
        "history.forgotten", "", $"The document {key} was deleted more than {Limits.TombstoneLifetime.Days} days ago and is forgotten.", "Create it anew.");

    public static Problem UnknownPast(Sequence at) => new(
        "history.unknown-past", "", $"The change {at} was stored by an older version, which did not keep what it replaced.", "Choose a newer change.");
}
