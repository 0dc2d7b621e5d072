using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Demo;

/// <summary>Gives an empty stream a layout and a wallpaper to begin with, through the door like any edit.</summary>
internal sealed partial class DemoSeed(IDocumentDoor door, IDocumentReader documents, ILogger<DemoSeed> log)
{
    /// <summary>The bundle of a layout and its wallpaper; <c>rear render</c> takes the same file.</summary>
    private const string Resource = "RearCloud.Server.Demo.demo.json";

    private static readonly DocumentKey Layout = new(DocumentKind.Layout, new DocumentId("demo"));

    /// <summary>Seeds the actor's stream if nothing ever happened in it.</summary>
    public async Task EnsureAsync(Actor owner, CancellationToken cancellationToken)
    {
        if ((await documents.HeadAsync(owner.Stream, cancellationToken)).Sequence > Sequence.Zero) return;
        var bundle = Read();
        var layout = bundle.GetProperty("layout");
        var wallpaper = new DocumentKey(DocumentKind.Wallpaper, new DocumentId(layout.GetProperty("wallpaper").GetString()!));
        var result = await door.EditAsync(
            owner, owner.Stream, [Edit.Create(wallpaper, bundle.GetProperty("wallpaper")), Edit.Create(Layout, layout)], null, cancellationToken);
        if (result.Problem is { } problem) throw new InvalidOperationException($"The demo is not right. {problem}");
        Seeded(log, owner.Stream.Value);
    }

    private static JsonElement Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return JsonBody.ParseObject(bytes.ToArray()).Value;
    }

    [LoggerMessage(1, LogLevel.Information, "The demo was written into {Stream}", EventName = "demo.seeded")]
    private static partial void Seeded(ILogger logger, string stream);
}
