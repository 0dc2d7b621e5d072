using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Core.Tests.Replicas;

public sealed class ReplicaViewTests
{
    [Fact]
    public void Waiting_edits_are_seen_on_top_of_what_is_confirmed()
    {
        var home = Make.Document("layout", "home", """{"format":1,"name":"Home"}""", 5);
        var view = ReplicaView.Of(
            [home],
            [
                Mutation(1, Edit.Set(home.Key, new Sequence(5), Make.Field("/name", "\"Mine\""))),
                Mutation(2, Edit.Create(Make.Key("wallpaper", "blue"), Make.Json("""{"format":1}"""))),
                Mutation(3, Edit.Set(Make.Key("layout", "gone"), new Sequence(5), Make.Field("/name", "\"Nobody\""))),
            ]);

        Assert.Equal("Mine", view[home.Key].Body.GetProperty("name").GetString());
        Assert.Equal(new Sequence(5), view[home.Key].Version);
        Assert.Equal(Sequence.Zero, view[Make.Key("wallpaper", "blue")].Version);
        Assert.Equal(2, view.Count);
    }

    [Fact]
    public void The_checksum_is_the_same_one_document_at_a_time_and_at_once()
    {
        var before = Make.Document("layout", "home", """{"b":1,"a":2}""", 5);
        var after = Make.Document("layout", "home", """{"a":3}""", 6);
        var other = Make.Document("layout", "work", """{}""", 2, isDeleted: true);

        var kept = StreamChecksum.Of([before, other]).Toggle(before).Toggle(after);
        Assert.Equal(StreamChecksum.Of([other, after]), kept);
        Assert.NotEqual(StreamChecksum.Of([other, before]), kept);
        Assert.Equal(StreamChecksum.Of([Make.Document("layout", "home", """{"a":2.0,"b":1}""", 5)]), StreamChecksum.Of([before]));
    }

    private static Mutation Mutation(long id, Edit edit) => new(new MutationId(id), new TraceId($"t{id}"), Make.Noon, [edit]);
}
