using RearCloud.Core.Documents;
using RearCloud.Core.Merging;

namespace RearCloud.Server.Sync.Streams;

/// <summary>A document with the stamps that settle its conflicts.</summary>
internal sealed record StoredDocument(Document Document, FieldStamps Stamps);
