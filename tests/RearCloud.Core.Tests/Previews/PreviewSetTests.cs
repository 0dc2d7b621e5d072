using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Previews;

namespace RearCloud.Core.Tests.Previews;

public sealed class PreviewSetTests
{
    private static readonly DocumentKey Home = new(DocumentKind.Layout, new DocumentId("home"));

    [Fact]
    public void A_preview_is_on_top_of_the_document_and_leaves_it_as_it_is()
    {
        var document = Layout(10, "Home");
        var shown = PreviewSet.Empty.With("a", [SetX(20)]).With("b", [Set("name", "\"Away\"")]).Over(document);

        Assert.Equal((20, "Away", document.Version), (X(shown), shown.Body.GetProperty("name").GetString(), shown.Version));
        Assert.Equal(10, X(document));
        Assert.Same(document, PreviewSet.Empty.With("a", [SetX(20)]).Without("a").Over(document));
    }

    [Fact]
    public void The_newest_preview_of_a_source_counts_and_of_sources_the_last_one_heard()
    {
        var previews = PreviewSet.Empty.With("a", [SetX(20)]).With("b", [SetX(30)]).With("a", [SetX(40)]);
        Assert.Equal(40, X(previews.Over(Layout(10, "Home"))));
        Assert.Equal(30, X(previews.Without("a").Over(Layout(10, "Home"))));
    }

    [Fact]
    public void What_would_break_a_document_or_has_none_is_left_out()
    {
        var document = Layout(10, "Home");
        Assert.Same(document, PreviewSet.Empty.With("a", [Set("widgets", "7")]).Over(document));
        Assert.Same(document, PreviewSet.Empty.With("a", [Edit.Move(Home, default, FieldPath.Of("name", "x"), "y")]).Over(document));
        var deleted = document with { IsDeleted = true };
        Assert.Same(deleted, PreviewSet.Empty.With("a", [SetX(20)]).Over(deleted));
    }

    [Fact]
    public void A_change_of_a_previewed_member_ends_the_preview_and_one_of_another_does_not()
    {
        var previews = PreviewSet.Empty.With("a", [SetX(20)]);

        Assert.Same(previews, previews.After(Layout(10, "Home"), Layout(10, "Away")));
        Assert.Same(previews, previews.After(null, null));
        Assert.True(previews.After(Layout(10, "Home"), Layout(11, "Home")).IsEmpty);
        Assert.True(previews.After(Layout(10, "Home"), Layout(10, "Home") with { IsDeleted = true }).IsEmpty);
        Assert.True(PreviewSet.Empty.With("a", [Edit.Move(Home, default, FieldPath.Of("widgets", "note"), null)]).After(Layout(10, "Home"), Layout(10, "Home", "a")).IsEmpty);
    }

    [Fact]
    public void There_are_no_more_sources_than_the_limit()
    {
        var previews = Enumerable.Range(0, 100).Aggregate(PreviewSet.Empty, (set, i) => set.With($"s{i}", [Edit.Set(new DocumentKey(DocumentKind.Layout, new DocumentId($"l{i}")), default)]));
        Assert.Equal(Limits.PreviewsAtOnce, previews.Keys.Count);
        Assert.Contains(previews.Keys, k => k.Id.Value == "l99");
    }

    private static Document Layout(int x, string name, string order = "V") => new(
        Home, JsonElement.Parse($$"""{"format":1,"name":"{{name}}","widgets":{"note":{"kind":"text","order":"{{order}}","text":"Hi","frame":{"x":{{x}},"y":0,"width":100,"height":50} } } }"""), new Sequence(3), false);

    private static Edit SetX(int x) => Set("frame", $$"""{"x":{{x}},"y":0,"width":100,"height":50}""", "widgets", "note");

    private static Edit Set(string member, string json, params string[] holder) => Edit.Set(Home, default, new FieldChange(FieldPath.Of([.. holder, member]), JsonElement.Parse(json)));

    private static int X(Document document) => document.Body.GetProperty("widgets").GetProperty("note").GetProperty("frame").GetProperty("x").GetInt32();
}
