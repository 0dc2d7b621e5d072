using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Protocol.Mapping;

/// <summary>Deltas and their documents between Core and the wire.</summary>
internal static class DeltaMapping
{
    public static Wire.Delta ToWire(Delta delta, bool isPacked = false)
    {
        var wire = new Wire.Delta
        {
            Stream = delta.Stream.Value,
            Epoch = delta.Epoch,
            IsReset = delta.IsReset,
            From = delta.From.Value,
            To = delta.To.Value,
            LastMutation = delta.LastMutation.Value,
            HasMore = delta.HasMore,
            Traces = { delta.Traces.Select(t => t.Value) },
            Schema = WireValues.ToWireSchema(delta.Schema),
            Floor = delta.Floor.Value,
        };
        var documents = new Wire.Documents { Documents_ = { delta.Documents.Select(ToWire) } };
        if (isPacked && DocumentPacking.Pack(documents) is { } packed) wire.PackedDocuments = packed;
        else wire.Documents.Add(documents.Documents_);
        if (delta.Checksum is { } checksum) wire.Checksum = checksum.Value;
        return wire;
    }

    public static Result<Delta> FromWire(Wire.Delta delta)
    {
        if (!WireValues.Stream(delta.Stream, "/delta/stream").TryGet(out var stream, out var problem)) return problem;
        if (!WireValues.Sequence(delta.From, "/delta/from").TryGet(out var from, out problem)) return problem;
        if (!WireValues.Sequence(delta.To, "/delta/to").TryGet(out var to, out problem)) return problem;
        if (!Documents(delta).TryGet(out var documents, out problem)) return problem;
        if (!WireValues.Each<string, TraceId>(delta.Traces, "/delta/traces", Trace).TryGet(out var traces, out problem)) return problem;
        return new Delta(
            stream, delta.Epoch, delta.IsReset, from, to, documents, new MutationId(delta.LastMutation),
            delta.HasChecksum ? new StreamChecksum(delta.Checksum) : null, delta.HasMore, traces)
        {
            Schema = WireValues.FromWireSchema(delta.Schema),
            Floor = new Sequence(Math.Max(0, delta.Floor)),
        };
    }

    private static Result<IReadOnlyList<Document>> Documents(Wire.Delta delta)
    {
        if (delta.PackedDocuments.IsEmpty) return WireValues.Each(delta.Documents, "/delta/documents", FromWire);
        return DocumentPacking.Unpack(delta.PackedDocuments, "/delta/packedDocuments").TryGet(out var unpacked, out var problem)
            ? WireValues.Each(unpacked.Documents_, "/delta/packedDocuments", FromWire)
            : problem;
    }

    private static Wire.Document ToWire(Document document) => new()
    {
        Kind = document.Key.Kind.Name,
        Id = document.Key.Id.Value,
        Version = document.Version.Value,
        IsDeleted = document.IsDeleted,
        Body = WireValues.Json(document.Body),
    };

    private static Result<Document> FromWire(Wire.Document document, string path)
    {
        if (!WireValues.Key(document.Kind, document.Id, path).TryGet(out var key, out var problem)) return problem;
        if (!WireValues.Sequence(document.Version, path + "/version").TryGet(out var version, out problem)) return problem;
        return WireValues.Json(document.Body, path + "/body", mustBeObject: true).TryGet(out var body, out problem)
            ? new Document(key, body, version, document.IsDeleted)
            : problem;
    }

    private static Result<TraceId> Trace(string text, string path) => TraceId.TryParse(text, out var id) ? id : WireValues.BadId(text, path, "trace");
}
