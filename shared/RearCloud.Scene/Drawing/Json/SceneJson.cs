using System.Text.Json.Serialization;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>How snapshots are serialized: what a constructor takes, and nothing that is computed from it.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    MaxDepth = DrawListJson.MostDepth,
    Converters = [typeof(TextConverter), typeof(LayerConverter), typeof(SheetConverter), typeof(KeyframesConverter), typeof(EasingConverter), typeof(FilmTimingConverter)])]
[JsonSerializable(typeof(SnapshotParts))]
[JsonSerializable(typeof(LayerParts))]
[JsonSerializable(typeof(SheetParts))]
[JsonSerializable(typeof(KeyframesParts))]
[JsonSerializable(typeof(EasingParts))]
[JsonSerializable(typeof(FilmTimingParts))]
internal sealed partial class SceneJson : JsonSerializerContext;
