using System.Globalization;
using RearCloud.Core.Documents;
using RearCloud.CrashClient;

namespace RearCloud.Client.Tests.Crashes;

/// <summary>What a person must see after edits of <see cref="CrashPlan"/>, worked out without the product.</summary>
internal static class CrashModel
{
    /// <summary>The documents that are not deleted, as a text.</summary>
    public static string After(IEnumerable<int> edits)
    {
        var documents = new SortedDictionary<string, (string Name, string Color)>(StringComparer.Ordinal);
        foreach (var number in edits)
        {
            var id = CrashPlan.KeyOf(number).Id.Value;
            var name = number.ToString(CultureInfo.InvariantCulture);
            if (CrashPlan.Deletes(number)) documents.Remove(id);
            else if (number % CrashPlan.Group == 1) documents[id] = (name, "#000000");
            else if (number % CrashPlan.Group == 4) documents[id] = (documents[id].Name, CrashPlan.ColorOf(number));
            else documents[id] = (name, documents[id].Color);
        }

        return string.Join(' ', documents.Select(d => $"{d.Key}={d.Value.Name}{d.Value.Color}"));
    }

    /// <summary>Documents as the same text.</summary>
    public static string Of(IEnumerable<Document> documents) => string.Join(' ', documents
        .Where(d => !d.IsDeleted)
        .OrderBy(d => d.Key.Id.Value, StringComparer.Ordinal)
        .Select(d => $"{d.Key.Id.Value}={d.Body.GetProperty("name").GetString()}{d.Body.GetProperty("color").GetString()}"));
}
