using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Validation;

namespace RearCloud.VendorPanel;

#region layout
/// <summary>Documents in a JSON file: <c>{"layout/home":{...},"wallpaper/night":{...}}</c>.</summary>
internal static class LayoutFile
{
    public static Result<IReadOnlyList<Document>> Read(string path)
    {
        var documents = new List<Document>();
        try
        {
            foreach (var member in JsonElement.Parse(File.ReadAllBytes(path)).EnumerateObject())
            {
                if (!DocumentKey.TryParse(member.Name, out var key))
                    return new Problem("layout.key", $"/{member.Name}", "The name is no kind and id.", "Write layout/home or wallpaper/night.");
                // What is wrong is said before it is shown.
                if (DocumentCheck.Check(key.Kind, member.Value) is [var problem, ..]) return problem;
                documents.Add(new Document(key, member.Value, new Sequence(1), IsDeleted: false));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return new Problem("layout.file", "", e.Message, "Name a file that holds a JSON object of documents.");
        }

        return documents;
    }
}
#endregion
