using System.Collections.Immutable;
using RearCloud.Core.Panels;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What a <see cref="DrawLayer"/> is made of.</summary>
internal sealed record LayerParts(string Id, PixelRect Bounds, ImmutableArray<DrawOp> Ops);
