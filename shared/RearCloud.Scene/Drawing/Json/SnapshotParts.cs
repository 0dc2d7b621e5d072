using System.Collections.Immutable;
using RearCloud.Core.Panels;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What a <see cref="Snapshot"/> is made of.</summary>
internal sealed record SnapshotParts(
    ImmutableArray<DrawLayer> Layers, int FrameRate, ImmutableArray<string> Traces, DateTimeOffset? NextChange = null, PanelProfile? Panel = null);
