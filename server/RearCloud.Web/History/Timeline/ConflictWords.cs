using System.Globalization;
using RearCloud.Server.History;

namespace RearCloud.Web.History.Timeline;

/// <summary>What a conflict did, in words.</summary>
internal static class ConflictWords
{
    /// <summary>All choices in a sentence: <c>2 values were replaced by Anna's phone</c>.</summary>
    public static string Sentence(IReadOnlyList<LostChoice> choices)
    {
        var count = choices.Count.ToString(CultureInfo.InvariantCulture);
        var values = choices.Count == 1 ? "value" : "values";
        var was = choices.Count == 1 ? "was" : "were";
        var losers = choices.Select(c => c.Loser).Distinct().ToList();
        var winners = choices.Select(c => c.Winner).Distinct().ToList();
        if (losers is [{ IsOwner: false } loser] && winners.All(w => w is { IsOwner: true })) return $"{count} {values} of {MakerWords.Of(loser)} {was} replaced by yours";
        return winners is [var winner] ? $"{count} {values} {was} replaced by {MakerWords.Of(winner)}" : $"{count} {values} {was} replaced";
    }

    /// <summary>Whose value it is: <c>Yours</c>, <c>Anna's phone</c>.</summary>
    public static string Owner(HistoryMaker? maker) => maker is { IsOwner: true } ? "Yours" : ValueWords.Capital(MakerWords.Of(maker));

    /// <summary>The button that leaves the value that won.</summary>
    public static string Keep(LostChoice choice) => choice.Winner is { IsOwner: true } ? "Keep mine" : "Keep theirs";

    /// <summary>The button that takes the value that lost.</summary>
    public static string Use(LostChoice choice) => choice.Loser is { IsOwner: true } ? "Use mine" : "Use theirs";
}
