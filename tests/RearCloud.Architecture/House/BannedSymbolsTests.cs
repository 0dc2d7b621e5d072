using System.Reflection;
using RearCloud.Architecture.Files;

namespace RearCloud.Architecture.House;

public sealed class BannedSymbolsTests
{
    private static readonly Type[] Types =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll")
            .Concat(Directory.GetFiles(AppContext.BaseDirectory, "RearCloud.*.dll"))
            .Select(file => Assembly.Load(AssemblyName.GetAssemblyName(file)))
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Distinct(),
    ];

    public static TheoryData<string> ProjectsThatBan => [.. HouseTable.Rows.Where(row => row.Banned.Count > 0).Select(row => row.Project)];

    public static TheoryData<string> Files => [.. SourceTree.Files.Where(file => Path.GetFileName(file) == "BannedSymbols.txt")];

    [Theory]
    [MemberData(nameof(ProjectsThatBan))]
    public void The_compiler_refuses_what_the_row_bans(string project)
    {
        var row = HouseTable.Row(project);

        Violations.None(row.Banned.Except(Entries(row.BannedFile).Select(entry => entry.Symbol)));
    }

    // The analyzer passes over a name that it cannot find, so a slip of the pen would ban nothing.
    [Theory]
    [MemberData(nameof(Files))]
    public void Every_banned_symbol_exists_and_has_its_reason(string file)
    {
        var entries = Entries(file);

        Assert.NotEmpty(entries);
        Violations.None(entries.Where(entry => entry.Reason.Length == 0));
        Violations.None(entries.Select(entry => entry.Symbol).Where(symbol => !Exists(symbol)));
    }

    [Fact]
    public void Nobody_switches_the_ban_off()
    {
        var mark = "RS" + "0030";

        Violations.None(SourceTree.Files.Where(file =>
            Path.GetExtension(file) is ".cs" or ".razor" or ".csproj" or ".props" or ".editorconfig"
            && SourceTree.Read(file).Contains(mark, StringComparison.Ordinal)));
    }

    private static (string Symbol, string Reason)[] Entries(string file) =>
    [
        .. SourceTree.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';', 2))
            .Select(parts => (parts[0], parts.Length == 2 ? parts[1] : "")),
    ];

    private static bool Exists(string symbol)
    {
        var name = symbol[2..];
        return symbol[0] switch
        {
            'N' => Array.Exists(Types, type => type.Namespace == name),
            'T' => Array.Exists(Types, type => type.FullName == name),
            'P' => MembersOf(name).OfType<PropertyInfo>().Any(),
            'M' => MembersOf(name.Split('(')[0]).OfType<MethodInfo>().Any(method => method.GetParameters().Length == CountOfParameters(name)),
            _ => false,
        };
    }

    private static IEnumerable<MemberInfo> MembersOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var member = name[(dot + 1)..].Split('`')[0];
        return Types.Where(type => type.FullName == name[..dot]).SelectMany(type => type.GetMember(member));
    }

    private static int CountOfParameters(string method)
    {
        var open = method.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return 0;
        var depth = 0;
        return 1 + method[(open + 1)..].Count(letter =>
        {
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            return letter == ',' && depth == 0;
        });
    }
}
