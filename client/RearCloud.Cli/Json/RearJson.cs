using System.Text.Json.Serialization;
using RearCloud.Cli.LiveView;
using RearCloud.Cli.Panels;
using RearCloud.Cli.Pictures;
using RearCloud.Cli.Replays;
using RearCloud.Core;

namespace RearCloud.Cli.Json;

/// <summary>How <c>rear</c> writes JSON: camel case, one line, nothing for what is absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(PanelReady))]
[JsonSerializable(typeof(RenderedPicture))]
[JsonSerializable(typeof(ReplayedLine))]
[JsonSerializable(typeof(ReplaySummary))]
[JsonSerializable(typeof(LiveStatistics))]
[JsonSerializable(typeof(LiveTrace))]
[JsonSerializable(typeof(LiveHealth))]
internal sealed partial class RearJson : JsonSerializerContext;
