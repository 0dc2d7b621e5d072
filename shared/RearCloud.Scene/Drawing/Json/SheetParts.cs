using System.Collections.Immutable;
using RearCloud.Core.Panels;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What a <see cref="DrawSheet"/> is made of.</summary>
internal sealed record SheetParts(PixelRect Area, ImmutableArray<DrawLayer> Layers);
