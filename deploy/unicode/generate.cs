// Writes the Unicode property tables of RearCloud.Scene from the files of the Unicode Character Database.
//
//     dotnet run deploy/unicode/generate.cs [folder]        folder: /usr/share/unicode, from Debian's `unicode-data`
//
// Each table is a list of ranges: start of the range << 8 | value, ascending; a range ends where the next one begins.
// Arrays hold them and not spans over the assembly's data, because unoptimised code allocates at each such span. The
// order of the values is the order of the enumerations in RearCloud.Scene; the conformance tests in
// tests/RearCloud.Scene.Tests fail if the two differ.
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

string source = args.Length > 0 ? args[0] : "/usr/share/unicode";
string scene = Path.GetFullPath(Path.Combine(Here(), "../../shared/RearCloud.Scene/Text"));
string version = Regex.Match(File.ReadLines(Path.Combine(source, "LineBreak.txt")).First(), @"\d+\.\d+\.\d+").Value;

Dictionary<string, string> bidiNames = Aliases("bc");

string[] bidiClasses =
[
    "L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON",
    "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
];
string[] lineBreakClasses =
[
    "AL", "BA", "BB", "B2", "BK", "CB", "CL", "CM", "CP", "CR", "EB", "EM", "EX", "GL", "H2", "H3", "HL", "HY", "ID", "IN", "IS",
    "JL", "JT", "JV", "LF", "NL", "NS", "NU", "OP", "PO", "PR", "QU", "RI", "SP", "SY", "WJ", "ZW", "ZWJ",
    "WideOP", "UnassignedPictograph",
];

WriteBidiClasses();
WriteBidiBrackets();
WriteLineBreakClasses();
return;

void WriteBidiClasses()
{
    var values = new string[0x110000];
    Read("extracted/DerivedBidiClass.txt", (code, value) => values[code] = bidiNames[value], missing: true);
    WriteRanges("Bidi/Resolving/BidiClasses.g.cs", "RearCloud.Scene.Text.Bidi.Resolving", "BidiClasses",
        code => Array.IndexOf(bidiClasses, values[code]));
}

// Two canonically equivalent brackets pair with each other, so each bracket stands with the canonical form of its closing one.
void WriteBidiBrackets()
{
    Dictionary<int, int> canonical = [];
    foreach (string[] fields in Fields("UnicodeData.txt"))
    {
        if (fields[5].Length > 0 && !fields[5].Contains('<') && !fields[5].Contains(' '))
        {
            canonical[Hex(fields[0])] = Hex(fields[5]);
        }
    }

    var brackets = Fields("BidiBrackets.txt")
        .Select(f => (Code: Hex(f[0]), Closing: Hex(f[2] == "o" ? f[1] : f[0]), Open: f[2] == "o"))
        .OrderBy(b => b.Code).ToList();
    var text = Header("RearCloud.Scene.Text.Bidi.Resolving", "BidiBrackets");
    Table(text, "char", "Characters", "Bracket characters, ascending.", brackets.Select(b => $"(char)0x{b.Code:X4}"));
    Table(text, "char", "Closings", "For each of them the canonical form of the closing bracket of its pair.",
        brackets.Select(b => $"(char)0x{canonical.GetValueOrDefault(b.Closing, b.Closing):X4}"));
    Table(text, "bool", "Openers", "Whether each of them opens.", brackets.Select(b => b.Open ? "true" : "false"));
    Write("Bidi/Resolving/BidiBrackets.g.cs", text);
}

// LB1: AI, SG, XX -> AL; SA -> CM for marks, else AL; CJ -> NS. LB30 and LB30b need East Asian width and unassigned pictographs.
void WriteLineBreakClasses()
{
    string[] values = Filled("XX"), widths = Filled("N"), categories = Filled("Cn");
    var pictographs = new bool[0x110000];
    Read("LineBreak.txt", (code, value) => values[code] = value);
    Read("EastAsianWidth.txt", (code, value) => widths[code] = value);
    Read("extracted/DerivedGeneralCategory.txt", (code, value) => categories[code] = value);
    Read("emoji/emoji-data.txt", (code, value) => pictographs[code] |= value == "Extended_Pictographic");
    WriteRanges("Breaking/Rules/LineBreakClasses.g.cs", "RearCloud.Scene.Text.Breaking.Rules", "LineBreakClasses", code =>
    {
        bool wide = widths[code] is "F" or "W" or "H";
        string resolved = values[code] switch
        {
            "SA" => categories[code] is "Mn" or "Mc" ? "CM" : "AL",
            "AI" or "SG" or "XX" => "AL",
            "CJ" => "NS",
            "OP" when wide => "WideOP",
            "CP" when wide => throw new InvalidDataException($"U+{code:X4}: LB30 would need a class for wide closing parentheses"),
            _ => values[code],
        };
        if (pictographs[code] && categories[code] == "Cn")
        {
            resolved = resolved == "ID" ? "UnassignedPictograph" : throw new InvalidDataException($"U+{code:X4} is {resolved}");
        }

        return Array.IndexOf(lineBreakClasses, resolved);
    });
}

void WriteRanges(string file, string space, string type, Func<int, int> valueOf)
{
    List<string> items = [];
    int last = -1;
    for (int code = 0; code < 0x110000; code++)
    {
        int value = valueOf(code);
        if (value is < 0 or > 255)
        {
            throw new InvalidDataException($"U+{code:X4} has no known value");
        }

        if (value != last)
        {
            items.Add($"0x{code:X6}{value:X2}");
            last = value;
        }
    }

    var text = Header(space, type);
    Table(text, "uint", "Ranges", "Start of a range of code points << 8 | value, ascending.", items);
    Write(file, text);
}

StringBuilder Header(string space, string type) => new StringBuilder()
    .Append("// <auto-generated>\n")
    .Append("// Written by deploy/unicode/generate.cs from the Unicode Character Database ").Append(version).Append(".\n")
    .Append("// Data files (c) Unicode, Inc., used under the terms of https://www.unicode.org/terms_of_use.html\n")
    .Append("// </auto-generated>\n")
    .Append("namespace ").Append(space).Append(";\n\n")
    .Append("internal static partial class ").Append(type).Append("\n{\n");

void Table(StringBuilder text, string element, string name, string comment, IEnumerable<string> items)
{
    if (text[^2] != '{')
    {
        text.Append('\n');
    }

    text.Append("    // ").Append(comment).Append('\n');
    text.Append("    private static readonly ").Append(element).Append("[] ").Append(name).Append(" =\n    [\n");
    foreach (string[] line in items.Chunk(10))
    {
        text.Append("        ").Append(string.Join(", ", line)).Append(",\n");
    }

    text.Append("    ];\n");
}

void Write(string file, StringBuilder text)
{
    string path = Path.Combine(scene, file);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, text.Append("}\n").ToString());
    Console.WriteLine($"{file}: {text.Length} characters");
}

// Every line is `code[..code] ; value`; `# @missing:` lines, where asked for, come first and give the defaults.
void Read(string file, Action<int, string> set, bool missing = false)
{
    string[] lines = File.ReadAllLines(Path.Combine(source, file));
    IEnumerable<string> defaults = missing ? lines.Where(l => l.StartsWith("# @missing:", StringComparison.Ordinal)).Select(l => l[11..]) : [];
    foreach (string line in defaults.Concat(lines))
    {
        string[] fields = line.Split('#')[0].Split(';', StringSplitOptions.TrimEntries);
        if (fields.Length < 2)
        {
            continue;
        }

        string[] ends = fields[0].Split("..");
        for (int code = Hex(ends[0]); code <= Hex(ends[^1]); code++)
        {
            set(code, fields[1]);
        }
    }
}

IEnumerable<string[]> Fields(string file) => File.ReadLines(Path.Combine(source, file))
    .Select(l => l.Split('#')[0].Split(';', StringSplitOptions.TrimEntries)).Where(f => f.Length > 2);

Dictionary<string, string> Aliases(string property)
{
    Dictionary<string, string> names = [];
    foreach (string[] fields in Fields("PropertyValueAliases.txt").Where(f => f[0] == property))
    {
        foreach (string name in fields.Skip(1))
        {
            names[name] = fields[1];
        }
    }

    return names;
}

static string[] Filled(string value)
{
    var values = new string[0x110000];
    Array.Fill(values, value);
    return values;
}

static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
