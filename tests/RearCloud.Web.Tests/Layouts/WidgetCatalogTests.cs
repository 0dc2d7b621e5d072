using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;
using RearCloud.Core.Validation;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class WidgetCatalogTests
{
    public static TheoryData<string> Kinds => [.. WidgetCatalog.Kinds.Select(k => k.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_widget_and_every_value_of_its_inspector_pass_the_door(string name)
    {
        var kind = WidgetCatalog.Find(name)!;
        Assert.Empty(Check(Widget(kind)));
        foreach (var property in kind.Properties)
        {
            foreach (var value in Values(property))
            {
                var widget = Widget(kind);
                widget[property.Member] = JsonNode.Parse(value);
                Assert.True(Check(widget).Count == 0, $"{property.Member} = {value}: {string.Join(' ', Check(widget))}");
            }
        }
    }

    private static IEnumerable<string> Values(WidgetProperty property) => property switch
    {
        WidgetProperty.Choice choice => choice.Options.Select(o => int.TryParse(o.Value, out _) && choice.Member == "weight" ? o.Value : $"\"{o.Value}\""),
        WidgetProperty.Number number => [$"{number.Min}", $"{number.Max}", $"{number.Default}"],
        WidgetProperty.Toggle => ["true", "false"],
        WidgetProperty.Colour colour => [$"\"{colour.Default}\""],
        _ => [],
    };

    private static JsonObject Widget(WidgetKind kind)
    {
        var widget = JsonNode.Parse($$"""{"kind":"{{kind.Kind}}","order":"V","frame":{"x":288,"y":40,"width":{{kind.Width}},"height":{{kind.Height}}},{{kind.Members}}}""")!.AsObject();
        if (kind.Kind == "image") widget["asset"] = new string('a', 64);
        return widget;
    }

    private static IReadOnlyList<Core.Problem> Check(JsonObject widget) =>
        DocumentCheck.Check(DocumentKind.Layout, JsonSerializer.SerializeToElement(new JsonObject { ["format"] = 1, ["widgets"] = new JsonObject { ["w"] = widget.DeepClone() } }));
}
