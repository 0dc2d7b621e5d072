using System.Text.Json.Serialization;

namespace RearCloud.Client.Carriers;

/// <summary>Source-generated JSON of what the hub carries: protobuf messages as base64.</summary>
[JsonSerializable(typeof(byte[]))]
internal sealed partial class HubJson : JsonSerializerContext;
