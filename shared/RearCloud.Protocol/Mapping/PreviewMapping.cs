using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Mapping;

/// <summary>Previews between frames and the wire.</summary>
internal static class PreviewMapping
{
    public static Wire.ClientFrame ToWire(ClientFrame.Preview preview) => new()
    {
        Preview = new Wire.Preview { Stream = preview.Stream.Value, Edits = { preview.Edits.Select(EditMapping.ToWire) }, IsOver = preview.IsOver },
    };

    public static Wire.ServerFrame ToWire(ServerFrame.Previewed previewed) => new()
    {
        Previewed = new Wire.Previewed
        {
            Stream = previewed.Stream.Value, Source = previewed.Source, Edits = { previewed.Edits.Select(EditMapping.ToWire) }, IsOver = previewed.IsOver,
        },
    };

    public static Result<ClientFrame> FromWire(Wire.Preview preview)
    {
        if (preview.CalculateSize() is var bytes && bytes > Limits.PreviewBytes) return PreviewCheck.TooLarge(bytes);
        if (!WireValues.Stream(preview.Stream, "/preview/stream").TryGet(out var stream, out var problem)) return problem;
        return WireValues.Each(preview.Edits, "/preview/edits", EditMapping.FromWire).TryGet(out var edits, out problem)
            ? new ClientFrame.Preview(stream, edits, preview.IsOver)
            : problem;
    }

    public static Result<ServerFrame> FromWire(Wire.Previewed previewed)
    {
        if (!WireValues.Stream(previewed.Stream, "/previewed/stream").TryGet(out var stream, out var problem)) return problem;
        if (previewed.Source.Length is 0 or > Limits.IdLength) return WireValues.BadId(previewed.Source, "/previewed/source", "source");
        return WireValues.Each(previewed.Edits, "/previewed/edits", EditMapping.FromWire).TryGet(out var edits, out problem)
            ? new ServerFrame.Previewed(stream, previewed.Source, edits, previewed.IsOver)
            : problem;
    }
}
