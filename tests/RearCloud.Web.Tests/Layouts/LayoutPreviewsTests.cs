using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Previews;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class LayoutPreviewsTests : IDisposable
{
    private static readonly Actor Owner = new("anna", null, "Anna");

    private static readonly EditedLayout Home = EditedLayout.From(new Document(
        new DocumentKey(DocumentKind.Layout, new DocumentId("home")),
        JsonElement.Parse("""
            {
              "format":1, "name":"Home", "canvas":{"width":904,"height":572}, "background":"#000000",
              "widgets":{
                "note":{"kind":"text","order":"V","text":"Hi","frame":{"x":10,"y":20,"width":100,"height":50}},
                "card":{"kind":"text","order":"W","text":"Ho","frame":{"x":0,"y":0,"width":90,"height":40}}
              }
            }
            """),
        new Sequence(7),
        false));

    private readonly Seats _seats = new();

    public void Dispose() => _seats.Dispose();

    [Fact]
    public void A_widget_in_another_hand_is_held_there_until_that_hand_lets_go()
    {
        using var mine = Open();
        using var others = new LayoutPreviews(_seats);
        _seats.Heard.Enqueue(Told("a", "note", 40));
        _seats.Heard.Enqueue(Told("a", "note", 50));

        Assert.False(mine.Take());
        Assert.Equal([("note", new WidgetFrame(50, 20, 100, 50))], mine.HeldOf(Home));
        Assert.Empty(others.HeldOf(Home));

        _seats.Heard.Enqueue(new ServerFrame.Previewed(Owner.Stream, "a", [], true));
        Assert.True(mine.Take());
        Assert.Empty(mine.HeldOf(Home));
    }

    [Fact]
    public void A_hand_shows_the_frame_alone_and_lets_go()
    {
        using var mine = Open();

        mine.Show(Home, "note", new WidgetFrame(11, 22, 33, 44));
        mine.End();

        var edit = Assert.Single(_seats.Shown[0]!);
        Assert.Equal((EditOperation.Set, Home.Key, "/widgets/note/frame"), (edit.Operation, edit.Key, edit.Fields[0].Path.Pointer));
        Assert.Equal(new WidgetFrame(11, 22, 33, 44), WidgetFrame.From(edit.Fields[0].Value!.Value));
        Assert.Null(_seats.Shown[1]);
    }

    [Fact]
    public void A_widget_that_is_not_in_the_layout_is_not_held()
    {
        using var mine = Open();
        _seats.Heard.Enqueue(Told("a", "gone", 40));
        mine.Take();
        Assert.Empty(mine.HeldOf(Home));
    }

    private static ServerFrame.Previewed Told(string source, string widget, int x) => new(
        Owner.Stream, source, [Edit.Set(Home.Key, default, new FieldChange(FieldPath.Of("widgets", widget, "frame"), new WidgetFrame(x, 20, 100, 50).ToJson()))], false);

    private LayoutPreviews Open()
    {
        var previews = new LayoutPreviews(_seats);
        previews.Open(Owner, Owner.Stream);
        return previews;
    }

    private sealed class Seats : IPreviews, IPreviewSeat
    {
        public Queue<ServerFrame.Previewed> Heard { get; } = [];

        public List<IReadOnlyList<Edit>?> Shown { get; } = [];

        public IPreviewSeat Join(Actor actor, StreamId stream, Action onNews) => this;

        public Problem? Show(IReadOnlyList<Edit> edits)
        {
            Shown.Add(edits);
            return null;
        }

        public void End() => Shown.Add(null);

        public bool TryTake([NotNullWhen(true)] out ServerFrame.Previewed? news) => Heard.TryDequeue(out news);

        public void Dispose()
        {
        }
    }
}
