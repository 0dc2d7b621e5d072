using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A replica without a disk: what a device does with a delta, checksum included.</summary>
internal sealed class MemoryReplica
{
    private readonly Dictionary<DocumentKey, Document> _documents;
    private StreamChecksum _checksum;

    public MemoryReplica() => _documents = [];

    private MemoryReplica(MemoryReplica other)
    {
        _documents = new Dictionary<DocumentKey, Document>(other._documents);
        _checksum = other._checksum;
        Cookie = other.Cookie;
    }

    public int Count => _documents.Count;

    /// <summary>How far it has come; null while it is empty.</summary>
    public StreamCookie? Cookie { get; private set; }

    public MemoryReplica Copy() => new(this);

    /// <summary>Applies a delta that continues this replica.</summary>
    /// <exception cref="InvalidOperationException">It does not, or the checksum is wrong.</exception>
    public void Take(Delta delta)
    {
        if (delta.IsReset)
        {
            _documents.Clear();
            _checksum = default;
            Cookie = new StreamCookie(delta.Stream, delta.Epoch, Sequence.Zero) { Floor = delta.Floor };
        }

        if (Cookie is null || delta.From != Cookie.Sequence) throw new InvalidOperationException($"A delta from {delta.From} does not continue a replica at {Cookie?.Sequence}.");
        foreach (var document in delta.Documents)
        {
            if (_documents.TryGetValue(document.Key, out var before)) _checksum = _checksum.Toggle(before);
            _documents[document.Key] = document;
            _checksum = _checksum.Toggle(document);
        }

        Cookie = Cookie with { Sequence = delta.To };
        if (delta.Checksum is { } checksum && checksum != _checksum) throw new InvalidOperationException($"The checksum at {delta.To} is wrong.");
    }
}
