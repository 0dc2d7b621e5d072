using System.Globalization;
using System.Text;

namespace RearCloud.Architecture.House;

/// <summary>The house table as it stands in ARCHITECTURE.md.</summary>
internal static class HouseTableText
{
    internal const string Begin = "<!-- house table: printed by tests/RearCloud.Architecture/House/HouseTable.cs -->";
    internal const string End = "<!-- end of the house table -->";

    internal static string Print()
    {
        var text = new StringBuilder("| project | may reference | packages | never |\n|---|---|---|---|\n");
        foreach (var row in HouseTable.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Project} | {List(row.References)} | {List(row.Packages)} | {row.Never} |\n");
        return text.ToString();
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "nothing" : string.Join(", ", names).Replace("*", "\\*", StringComparison.Ordinal);
}
