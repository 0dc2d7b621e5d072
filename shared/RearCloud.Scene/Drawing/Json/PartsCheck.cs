using System.Text.Json;

namespace RearCloud.Scene.Drawing.Json;

/// <summary>What the serializer does not check.</summary>
internal static class PartsCheck
{
    /// <exception cref="JsonException">One of them is null.</exception>
    public static void NoneMissing<T>(ReadOnlySpan<T> values)
        where T : class
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null) throw new JsonException($"There is no {typeof(T).Name} at place {i}.");
        }
    }
}
