using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Core.Tests.Merging;

public sealed class ReversePatchTests
{
    private static readonly DocumentKey Key = Make.Key("layout", "home");

    private static readonly string[] Pointers = ["/name", "/widgets", "/widgets/a", "/widgets/b", "/widgets/a/text", "/widgets/a/frame", "/widgets/b/style/size", "/a~1b/~0c", "/list"];

    private static readonly string[] Values =
        ["null", "1", "2.50", "\"\"", "\"words\"", "[1,null,{\"a\":null}]", "{}", "{\"text\":\"Hi\",\"style\":{\"size\":4}}", "{\"x\":1,\"y\":2}", "{\"\":1,\"b\":{\"\":{}}}"];

    [Fact]
    public void A_set_keeps_only_the_members_that_it_replaced()
    {
        var before = Make.Document("layout", "home", """{"name":"Home","widgets":{"a":{"text":"Hi","frame":{"x":1,"y":2}},"b":{"text":"A long text that need not be kept"}}}""", 4);
        var after = Make.Document("layout", "home", """{"widgets":{"a":{"text":"Hi","frame":{"x":3,"y":2}},"b":{"text":"A long text that need not be kept"},"c":1}}""", 5);

        var patch = ReversePatch.Between(before, after);

        Assert.Null(patch.Body);
        Assert.Equal(
            ["/widgets/c ", "/name \"Home\"", "/widgets/a/frame {\"x\":1,\"y\":2}"],
            patch.Fields.Select(f => $"{f.Path} {f.Value?.GetRawText()}").OrderBy(f => f.Length));
        Assert.True(patch.Touches(FieldPath.Of("widgets", "a", "frame")));
        Assert.True(patch.Touches(FieldPath.Of("widgets", "a")));
        Assert.True(patch.Touches(FieldPath.Of("widgets", "c", "text")));
        Assert.False(patch.Touches(FieldPath.Of("widgets", "a", "text")));
        Assert.False(patch.Touches(FieldPath.Of("widgets", "a2")));
    }

    [Fact]
    public void A_deletion_keeps_no_body_and_a_creation_nothing_at_all()
    {
        var document = Make.Document("layout", "home", """{"name":"Home"}""", 4);
        var deletion = ReversePatch.Between(document, document with { IsDeleted = true, Version = new Sequence(5) });
        Assert.Equal((true, false, 4, 0), (deletion.Existed, deletion.WasDeleted, deletion.Version.Value, deletion.Fields.Count));
        Assert.Null(deletion.Body);
        Assert.Same(ReversePatch.Nothing, ReversePatch.Between(null, document));
    }

    [Fact]
    public void Of_a_forgotten_document_only_what_a_whole_body_tells_is_known()
    {
        var walk = new PastWalk(Key, null);
        Assert.Equal((true, false, null), (walk.Exists, walk.IsKnown, walk.Document));
        walk.Back(ReversePatch.Members(new Sequence(8), false, []));
        Assert.False(walk.IsKnown);
        walk.Back(ReversePatch.Whole(new Sequence(7), true, Make.Json("""{"name":"Home"}""")));
        Assert.Equal(Make.Document("layout", "home", """{"name":"Home"}""", 7, isDeleted: true), walk.Document);
        walk.Back(ReversePatch.Nothing);
        Assert.False(walk.Exists);
        walk.Back(ReversePatch.Members(new Sequence(2), false, []));
        Assert.Equal((true, false), (walk.Exists, walk.IsKnown));
    }

    [Fact]
    public void Walking_back_through_random_edits_meets_every_state_that_was()
    {
        var seed = Random.Shared.Next();
        for (var round = 0; round < 200; round++) Walk(seed + round);
    }

    private static void Walk(int seed)
    {
        var random = new Random(seed);
        var states = new List<Document?> { null };
        var patches = new List<ReversePatch>();
        Document? current = null;
        var stamps = FieldStamps.Empty;
        for (var i = 1; i <= 40; i++)
        {
            var place = new Sequence(i);
            var merged = EditMerge.Apply(current, stamps, RandomEdit(random, i), new FieldStamp(place, Make.Noon.AddSeconds(random.Next(60))));
            Document? after = null;
            if (merged.TryGet(out var outcome, out _) && outcome.IsChanged)
            {
                after = new Document(Key, outcome.Body, place, outcome.IsDeleted);
                stamps = outcome.Stamps;
            }

            patches.Add(ReversePatch.Between(current, after ?? current));
            current = after ?? current;
            states.Add(current);
        }

        if (current is null) return;
        var walk = new PastWalk(Key, current);
        for (var i = states.Count - 1; i >= 0; i--)
        {
            Assert.True(Equals(states[i], walk.Document), $"seed {seed}, state {i}: {states[i]?.Body} became {walk.Document?.Body}");
            if (i > 0) walk.Back(patches[i - 1]);
        }
    }

    private static Edit RandomEdit(Random random, int at)
    {
        var basedOn = new Sequence(random.Next(at));
        return random.Next(10) switch
        {
            0 => Edit.Create(Key, RandomBody(random), basedOn),
            1 => Edit.Replace(Key, basedOn, RandomBody(random)),
            2 => Edit.Delete(Key, basedOn),
            3 => Edit.Restore(Key, basedOn),
            _ => Edit.Set(Key, basedOn, Enumerable.Range(0, random.Next(1, 4)).Select(_ => Make.Field(Pick(random, Pointers), random.Next(4) == 0 ? null : Pick(random, Values))).ToList()),
        };
    }

    private static JsonElement RandomBody(Random random) =>
        Make.Json($$"""{"name":{{Pick(random, Values)}},"widgets":{"a":{{Pick(random, Values)}},"b":{{Pick(random, Values)}}},"":{{Pick(random, Values)}}}""");

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
