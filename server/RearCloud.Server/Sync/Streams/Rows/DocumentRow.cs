using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>A document as it stands.</summary>
internal sealed class DocumentRow
{
    public required string Stream { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The JSON text; a column of text in both databases, so that numbers and unknown members stay as they were written.</summary>
    public required string Body { get; set; }

    /// <summary>Sequence of the change that made it so.</summary>
    public long Version { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>See <see cref="StampsText"/>.</summary>
    public required string Stamps { get; set; }

    /// <summary>When it became so: a tombstone is forgotten a while after.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    public static DocumentRow Of(StreamId stream, StoredDocument stored, DateTimeOffset changedAt)
    {
        var document = stored.Document;
        return new DocumentRow
        {
            Stream = stream.Value,
            Kind = document.Key.Kind.Name,
            Id = document.Key.Id.Value,
            Body = document.Body.GetRawText(),
            Version = document.Version.Value,
            IsDeleted = document.IsDeleted,
            Stamps = StampsText.Write(stored.Stamps),
            ChangedAt = changedAt,
        };
    }

    public Document ToDocument() =>
        new(new DocumentKey(new DocumentKind(Kind), new DocumentId(Id)), JsonElement.Parse(Body), new Sequence(Version), IsDeleted);
}

internal sealed class DocumentRowMap : IEntityTypeConfiguration<DocumentRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> builder)
    {
        builder.ToTable("documents").HasKey(d => new { d.Stream, d.Kind, d.Id });
        builder.HasIndex(d => new { d.Stream, d.Version }).IsUnique();
        builder.HasIndex(d => new { d.IsDeleted, d.ChangedAt });
        builder.Property(d => d.Stream).HasMaxLength(Limits.IdLength);
        builder.Property(d => d.Kind).HasMaxLength(Limits.IdLength);
        builder.Property(d => d.Id).HasMaxLength(Limits.IdLength);
    }
}
