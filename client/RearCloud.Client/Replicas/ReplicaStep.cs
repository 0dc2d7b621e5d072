using System.Collections.Immutable;
using RearCloud.Core.Documents;

namespace RearCloud.Client.Replicas;

/// <summary>Where a step leads.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Changed">Documents of the view that it touched.</param>
internal sealed record ReplicaStep(ReplicaState State, ImmutableHashSet<DocumentKey> Changed);
