using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Benchmarks.Sync.Content;

/// <summary>Fills a stream over a device's session.</summary>
internal static class Seeding
{
    /// <summary>The layout that the load edits.</summary>
    public static readonly DocumentKey Layout = new(DocumentKind.Layout, new DocumentId("bench"));

    /// <summary>Creates <see cref="Layout"/> with a number of widgets.</summary>
    public static Task CreateLayoutAsync(Writer writer, int widgets = 4) =>
        writer.SubmitAsync(Edit.Create(Layout, new SampleDocuments(seed: 1).Layout(widgets)));

    /// <summary>Submits edits in the largest batches that are allowed.</summary>
    public static async Task SubmitAllAsync(Writer writer, IEnumerable<Edit> edits)
    {
        foreach (var batch in edits.Chunk(Limits.MutationsPerBatch)) await writer.SubmitAsync(batch);
    }

    /// <summary>Moves the clock of the layout so many times.</summary>
    public static Task DragAsync(Writer writer, int times) =>
        SubmitAllAsync(writer, Enumerable.Range(0, times).Select(turn => SampleDocuments.Drag(Layout, writer.Head, turn)));
}
