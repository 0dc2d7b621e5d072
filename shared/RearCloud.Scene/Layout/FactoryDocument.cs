using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Scene.Layout;

/// <summary>The layout that is part of the program: what a panel shows before, and whenever it has nothing better.</summary>
internal static class FactoryDocument
{
    private const string Body = """
        {
          "format": 1,
          "name": "Factory",
          "canvas": { "width": 904, "height": 572 },
          "background": "#000000",
          "widgets": {
            "clock": {
              "kind": "digital-clock", "order": "V", "hours": "auto", "weight": 200, "align": "start",
              "frame": { "x": 288, "y": 136, "width": 560, "height": 216 }
            },
            "date": {
              "kind": "date", "order": "W", "style": "medium", "align": "start",
              "frame": { "x": 288, "y": 372, "width": 560, "height": 100 }
            }
          }
        }
        """;

    public static Document Layout { get; } = new(
        new DocumentKey(DocumentKind.Layout, new DocumentId("factory")), JsonElement.Parse(Body), Sequence.Zero, IsDeleted: false);
}
