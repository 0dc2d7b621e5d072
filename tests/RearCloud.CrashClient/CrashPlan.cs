using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.CrashClient;

/// <summary>Which edit has which number, so that the program that makes the edits and the test that counts them agree without a word.</summary>
/// <remarks>
/// Edits come in groups of five on one document of their own: create it, name it, name it again, colour it, and in every second group delete it. Every value
/// holds the edit's number. While nothing of a group was sent it waits as one mutation, that of its last edit.
/// </remarks>
public static class CrashPlan
{
    /// <summary>Edits in a group.</summary>
    public const int Group = 5;

    /// <summary>The first number of the next group after a number. A group that a crash cut short is not gone on with.</summary>
    public static int NextGroup(int number) => number + Group - (number - 1) % Group;

    /// <summary>The first number of the group of an edit.</summary>
    public static int GroupOf(int number) => number - (number - 1) % Group;

    /// <summary>The document that an edit is about.</summary>
    public static DocumentKey KeyOf(int number) => new(DocumentKind.Wallpaper, new DocumentId($"d{GroupOf(number)}"));

    /// <summary>True if the edit deletes its document.</summary>
    public static bool Deletes(int number) => number % (2 * Group) == 0;

    /// <summary>The edit of a number.</summary>
    public static Edit EditOf(int number, Sequence basedOn)
    {
        var key = KeyOf(number);
        return ((number - 1) % Group) switch
        {
            0 => Edit.Create(key, JsonElement.Parse($$"""{"format":1,"name":"{{number}}","type":"color","color":"#000000"}"""), basedOn),
            1 or 2 => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("name"), JsonElement.Parse($"\"{number}\""))),
            3 => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("color"), JsonElement.Parse($"\"{ColorOf(number)}\""))),
            _ when Deletes(number) => Edit.Delete(key, basedOn),
            _ => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("name"), JsonElement.Parse($"\"{number}\""))),
        };
    }

    /// <summary>The colour that an edit sets.</summary>
    public static string ColorOf(int number) => $"#{number:x6}";
}
