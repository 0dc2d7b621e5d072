using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Scene;

namespace RearCloud.Panel.Scenes;

/// <summary>What came in since the scene thread looked last.</summary>
/// <param name="Documents">The newest documents, or null if they did not change.</param>
/// <param name="Traces">Mutations that are in them for the first time.</param>
/// <param name="Signals">All signals as they are now.</param>
/// <param name="Zone">The owner's time zone as it is now.</param>
internal sealed record SceneNews(IReadOnlyList<Document>? Documents, ImmutableArray<TraceId> Traces, SignalSet Signals, TimeZoneInfo Zone);
