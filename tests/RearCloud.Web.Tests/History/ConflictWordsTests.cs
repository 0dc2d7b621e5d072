using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.History;
using RearCloud.Web.History.Timeline;

namespace RearCloud.Web.Tests.History;

public sealed class ConflictWordsTests
{
    private static readonly HistoryMaker You = new(null, null);
    private static readonly HistoryMaker Phone = new("phone-1", "Anna's phone");

    [Fact]
    public void The_sentence_names_who_won()
    {
        Assert.Equal("1 value was replaced by Anna's phone", ConflictWords.Sentence([Choice(You, Phone)]));
        Assert.Equal("2 values were replaced by Anna's phone", ConflictWords.Sentence([Choice(You, Phone), Choice(You, Phone)]));
        Assert.Equal("1 value of Anna's phone was replaced by yours", ConflictWords.Sentence([Choice(Phone, You)]));
        Assert.Equal("2 values were replaced", ConflictWords.Sentence([Choice(You, Phone), Choice(Phone, You)]));
        Assert.Equal("1 value was replaced by another device", ConflictWords.Sentence([Choice(You, null)]));
    }

    [Fact]
    public void The_buttons_name_whose_value_it_is()
    {
        Assert.Equal(("Yours", "Anna's phone", "A device that is gone"), (ConflictWords.Owner(You), ConflictWords.Owner(Phone), ConflictWords.Owner(new HistoryMaker("x", null))));
        Assert.Equal(("Use mine", "Use theirs"), (ConflictWords.Use(Choice(You, Phone)), ConflictWords.Use(Choice(Phone, You))));
    }

    private static LostChoice Choice(HistoryMaker? loser, HistoryMaker? winner) =>
        new(new Sequence(5), FieldPath.Of("name"), JsonElement.Parse("\"A\""), JsonElement.Parse("\"B\""), loser, winner, Told.Noon);
}
