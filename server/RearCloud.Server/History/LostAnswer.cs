using System.Text.Json;

namespace RearCloud.Server.History;

/// <summary>A value that lost a conflict.</summary>
/// <param name="Path">The member.</param>
/// <param name="Value">The value; absent if a removal lost.</param>
/// <param name="Incoming">True if this edit's value lost to what stood; false if what stood lost to this edit.</param>
internal sealed record LostAnswer(string Path, JsonElement? Value, bool Incoming);
