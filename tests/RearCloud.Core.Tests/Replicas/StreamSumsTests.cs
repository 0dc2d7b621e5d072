using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Core.Tests.Replicas;

public sealed class StreamSumsTests
{
    private static readonly Document Home = Make.Document("layout", "home", """{"a":1}""");
    private static readonly Document Sea = Make.Document("wallpaper", "sea", """{"a":2}""", 2);
    private static readonly Document Gone = Make.Document("wallpaper", "gone", """{"a":3}""", 3, isDeleted: true);

    [Fact]
    public void The_sum_of_a_view_is_that_of_its_documents()
    {
        var sums = StreamSums.Empty.Toggle(Home).Toggle(Sea).Toggle(Gone);

        Assert.Equal(StreamChecksum.Of([Home, Sea]), sums.Of(DocumentView.All));
        Assert.Equal(StreamChecksum.Of([Sea]), sums.Of(DocumentView.Of(DocumentKind.Wallpaper)));
        Assert.Equal(default, sums.Of(DocumentView.Of(DocumentKind.NotificationRule)));
    }

    [Fact]
    public void Taking_a_document_away_leaves_no_trace_of_it()
    {
        var sums = StreamSums.Empty.Toggle(Home).Toggle(Sea).Toggle(Sea);
        Assert.Equal(StreamSums.Empty.Toggle(Home).ToString(), sums.ToString());
    }

    [Fact]
    public void What_a_copy_changes_is_in_its_sum_though_the_original_was_summed_before()
    {
        var before = StreamChecksum.Of([Home]);
        Assert.Equal(before, StreamChecksum.Of([Home with { }]));
        Document[] copies =
        [
            Home with { Key = Sea.Key }, Home with { Body = Sea.Body }, Home with { Version = new Sequence(9) }, Home with { IsDeleted = true },
        ];
        Assert.Equal(
            copies.Select(copy => StreamChecksum.Of([new Document(copy.Key, copy.Body, copy.Version, copy.IsDeleted)])), copies.Select(copy => StreamChecksum.Of([copy])));
        Assert.Equal(5, copies.Select(copy => StreamChecksum.Of([copy])).Append(before).Distinct().Count());
        Assert.Equal(copies[1], Home with { Body = Sea.Body });
    }

    [Fact]
    public void Sums_survive_their_text()
    {
        var sums = StreamSums.Empty.Toggle(Home).Toggle(Sea);
        Assert.Equal(sums.Of(DocumentView.All), StreamSums.Parse(sums.ToString()).Of(DocumentView.All));
        Assert.Equal("", StreamSums.Parse("").ToString());
        Assert.Throws<FormatException>(() => StreamSums.Parse("layout"));
    }

    [Fact]
    public void Views_of_the_same_kinds_are_equal_whatever_their_order()
    {
        var view = DocumentView.Of(DocumentKind.Wallpaper, DocumentKind.Layout, DocumentKind.Wallpaper);

        Assert.Equal(DocumentView.Of(DocumentKind.Layout, DocumentKind.Wallpaper), view);
        Assert.True(view.Includes(DocumentKind.Layout));
        Assert.False(view.Includes(DocumentKind.NotificationRule));
        Assert.True(DocumentView.All.Includes(new DocumentKind("later")));
        Assert.True(DocumentView.TryParse(["layout", "wallpaper"], out var read));
        Assert.Equal(view, read);
        Assert.False(DocumentView.TryParse(["no kind"], out _));
        Assert.False(DocumentView.TryParse([.. Enumerable.Range(0, DocumentView.MostKinds + 1).Select(i => $"k{i}")], out _));
    }
}
