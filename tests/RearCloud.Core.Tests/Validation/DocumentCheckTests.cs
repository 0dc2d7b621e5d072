using System.Text.Json.Nodes;
using RearCloud.Core.Documents;
using RearCloud.Core.Validation;

namespace RearCloud.Core.Tests.Validation;

public sealed class DocumentCheckTests
{
    private const string Clock = """{"kind":"digital-clock","order":"V","frame":{"x":288,"y":56,"width":560,"height":220}}""";

    [Fact]
    public void A_right_layout_has_no_problems() =>
        Assert.Empty(Check("layout", """{"format":1,"name":"Home","order":"V","canvas":{"width":904,"height":572},"background":"#000","wallpaper":"dunes","widgets":{"clock":""" + Clock + "}}"));

    [Fact]
    public void Unknown_members_and_unknown_widget_kinds_are_right() =>
        Assert.Empty(Check("layout", """{"format":1,"future":[{}],"widgets":{"w":{"kind":"hologram","order":"V","frame":{"x":0,"y":0,"width":9,"height":9},"depth":{"z":1}}}}"""));

    [Theory]
    [InlineData("/widgets/clock/kind", null, "member.missing", "/widgets/clock/kind")]
    [InlineData("/widgets/clock/order", "\"V0\"", "order.malformed", "/widgets/clock/order")]
    [InlineData("/widgets/clock/color", "\"red\"", "color.malformed", "/widgets/clock/color")]
    [InlineData("/widgets/clock/seconds", "\"yes\"", "type.wrong", "/widgets/clock/seconds")]
    [InlineData("/widgets/clock/hours", "\"25\"", "choice.unknown", "/widgets/clock/hours")]
    [InlineData("/widgets/clock/weight", "9000", "number.out-of-range", "/widgets/clock/weight")]
    [InlineData("/widgets/clock/frame/x", "904", "layout.frame.out-of-bounds", "/widgets/clock/frame")]
    [InlineData("/widgets/clock/frame/width", "0", "number.out-of-range", "/widgets/clock/frame/width")]
    [InlineData("/widgets/clock/frame", "[1,2,3,4]", "type.wrong", "/widgets/clock/frame")]
    [InlineData("/widgets/clock", "7", "type.wrong", "/widgets/clock")]
    [InlineData("/widgets", "[]", "type.wrong", "/widgets")]
    [InlineData("/format", "2", "format.unknown", "/format")]
    [InlineData("/format", "\"one\"", "format.malformed", "/format")]
    [InlineData("/format", null, "member.missing", "/format")]
    [InlineData("/wallpaper", "\"not an id\"", "id.malformed", "/wallpaper")]
    [InlineData("/canvas", "{\"width\":0}", "number.out-of-range", "/canvas/width")]
    public void A_wrong_member_is_named_with_its_path(string pointer, string? value, string code, string path)
    {
        var body = JsonNode.Parse("""{"format":1,"widgets":{"clock":""" + Clock + "}}")!.AsObject();
        var names = pointer[1..].Split('/');
        var holder = names[..^1].Aggregate(body, (node, name) => node[name]!.AsObject());
        if (value is null) holder.Remove(names[^1]);
        else holder[names[^1]] = JsonNode.Parse(value);

        var problems = Check("layout", body.ToJsonString());
        Assert.Contains(problems, p => p.Code == code && p.Path == path);
        Assert.All(problems, p => Assert.NotEmpty(p.Remedy));
    }

    [Fact]
    public void All_problems_are_reported_at_once() =>
        Assert.Equal(3, Check("layout", """{"format":1,"name":5,"background":"x","widgets":{"t":{"kind":"text","order":"V","frame":{"x":0,"y":0,"width":9,"height":9}}}}""").Count);

    [Fact]
    public void Too_many_widgets_are_one_problem()
    {
        var widgets = string.Join(',', Enumerable.Range(0, Limits.WidgetsPerLayout + 1).Select(i => $"\"w{i}\":{Clock}"));
        Assert.Equal("layout.too-many-widgets", Assert.Single(Check("layout", $$$"""{"format":1,"widgets":{{{{widgets}}}}}""")).Code);
    }

    [Theory]
    [InlineData("{\"a\":", "{}", "}", "/x/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a")]
    [InlineData("[", "[]", "]", "/x/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0")]
    public void A_body_that_is_too_deep_is_one_problem_with_the_path(string open, string inner, string close, string path)
    {
        Assert.Empty(Check("layout", Body(Limits.DocumentDepth - 2)));
        var problem = Assert.Single(Check("layout", Body(Limits.DocumentDepth - 1)));
        Assert.Equal(("json.too-deep", path), (problem.Code, problem.Path));

        string Body(int around) => $$"""{"format":1,"x":{{string.Concat(Enumerable.Repeat(open, around))}}{{inner}}{{string.Concat(Enumerable.Repeat(close, around))}} }""";
    }

    [Fact]
    public void A_body_over_the_limit_is_one_problem() =>
        Assert.Equal("json.too-large", Assert.Single(Check("layout", $$"""{"format":1,"x":"{{new string('x', Limits.DocumentBytes)}}"}""")).Code);

    [Theory]
    [InlineData("wallpaper", """{"format":1,"type":"color","color":"#123456"}""")]
    [InlineData("wallpaper", """{"format":1,"type":"gradient","colors":["#123","#456"],"dim":0.5}""")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","style":"embers","count":400,"size":24,"speed":0,"seed":2147483647,"color":"#F80","colors":["#123","#456"]}""")]
    [InlineData("wallpaper", """{"format":1,"type":"flow","colors":["#123","#456","#789"],"scale":0.25,"speed":4}""")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","reach":96,"layers":[{"depth":0.5,"style":"stars"},{"asset":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}]}""")]
    [InlineData("notification-rule", """{"format":1,"show":"redacted","match":{"app":"mail"},"redact":{"title":false,"text":true}}""")]
    [InlineData("device-settings", """{"format":1,"panel":"reference","layout":"home","brightness":0.8}""")]
    public void Right_documents_of_the_other_kinds_have_no_problems(string kind, string body) => Assert.Empty(Check(kind, body));

    [Theory]
    [InlineData("wallpaper", """{"format":1,"type":"image"}""", "/asset")]
    [InlineData("wallpaper", """{"format":1,"type":"image","asset":"ABC"}""", "/asset")]
    [InlineData("wallpaper", """{"format":1,"type":"gradient"}""", "/colors")]
    [InlineData("wallpaper", """{"format":1,"type":"gradient","colors":["#123","blue"]}""", "/colors/1")]
    [InlineData("wallpaper", """{"format":1,"type":"color","color":"#1234567"}""", "/color")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","style":"confetti"}""", "/style")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","count":0}""", "/count")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","count":1000000}""", "/count")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","size":"NaN"}""", "/size")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","speed":1e300}""", "/speed")]
    [InlineData("wallpaper", """{"format":1,"type":"particles","seed":-1}""", "/seed")]
    [InlineData("wallpaper", """{"format":1,"type":"flow"}""", "/colors")]
    [InlineData("wallpaper", """{"format":1,"type":"flow","colors":[]}""", "/colors")]
    [InlineData("wallpaper", """{"format":1,"type":"flow","colors":["#1","#123"]}""", "/colors/0")]
    [InlineData("wallpaper", """{"format":1,"type":"flow","colors":["#123"],"scale":0}""", "/scale")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","reach":-1}""", "/reach")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","layers":{}}""", "/layers")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","layers":[{"style":"dust"},{"style":"dust"},{"style":"dust"},{"style":"dust"}]}""", "/layers")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","layers":[{"style":"dust"},7]}""", "/layers/1")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","layers":[{}]}""", "/layers/0/asset")]
    [InlineData("wallpaper", """{"format":1,"type":"parallax","layers":[{"style":"dust","depth":2}]}""", "/layers/0/depth")]
    [InlineData("notification-rule", """{"format":1}""", "/show")]
    [InlineData("notification-rule", """{"format":1,"show":"full","redact":{"title":1}}""", "/redact/title")]
    [InlineData("device-settings", """{"format":1,"brightness":2}""", "/brightness")]
    [InlineData("hologram", """{"format":1}""", "")]
    public void Wrong_documents_of_the_other_kinds_are_named_with_their_path(string kind, string body, string path) =>
        Assert.Equal(path, Assert.Single(Check(kind, body)).Path);

    private static IReadOnlyList<Problem> Check(string kind, string body) => DocumentCheck.Check(new DocumentKind(kind), Make.Json(body));
}
