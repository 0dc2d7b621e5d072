using System.Globalization;
using System.Text.Json;

namespace RearCloud.Benchmarks.Measuring;

/// <summary>Prints a benchmark as a table and writes it as JSON.</summary>
internal static class BenchReport
{
    /// <summary>Prints rows that share one yardstick.</summary>
    public static void Print(string bench, string yardstick, IReadOnlyList<BenchRow> rows)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bench}: yardstick is {yardstick}, {rows[0].Yardstick:0.0} us"));
        Console.WriteLine($"  {"case",-20}{"p50 us",12}{"p99 us",12}{"bytes",10}{"ratio",10}");
        foreach (var row in rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Case,-20}{row.Timing.P50,12:0.0}{row.Timing.P99,12:0.0}{row.Timing.Bytes,10}{row.Ratio,10:0.00}"));
        Console.WriteLine();
    }

    /// <summary>Prints rows of which each has its own unit, yardstick and targets.</summary>
    public static void PrintEach(string bench, string yardstick, IReadOnlyList<BenchRow> rows)
    {
        Console.WriteLine($"{bench}: the yardstick of each row is {yardstick}");
        Console.WriteLine($"  {"case",-22}{"unit",-12}{"p50",12}{"p99",12}{"bytes",10}{"yardstick",12}{"ratio",8}  verdict");
        foreach (var row in rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {row.Case,-22}{row.Unit,-12}{row.Timing.P50,12:0.##}{row.Timing.P99,12:0.##}{row.Timing.Bytes,10}{row.Yardstick,12:0.##}{row.Ratio,8:0.00}  {Verdict(row)}"));
        }

        foreach (var row in rows)
        {
            Console.WriteLine($"  {row.Case}");
            foreach (var line in row.Targets.Select(t => t.ToString()).Concat(row.Notes)) Console.WriteLine($"    {line}");
        }

        Console.WriteLine();
    }

    /// <summary>Writes <c>artifacts/bench/&lt;file&gt;.json</c> below the current folder, whole or not at all.</summary>
    /// <param name="bench">The benchmark.</param>
    /// <param name="file">Name of the file, without its extension.</param>
    /// <param name="wish">What was asked for.</param>
    /// <param name="rows">What was measured.</param>
    public static void Write(string bench, string file, BenchWish wish, IReadOnlyList<BenchRow> rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "bench")).FullName;
        var path = Path.Combine(folder, file + ".json");
        using (var stream = File.Create(path + ".new"))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("bench", bench);
            json.WriteBoolean("quick", wish.IsQuick);
            json.WriteStartArray("rows");
            foreach (var row in rows) Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static string Verdict(BenchRow row) => row.Targets.Count == 0 ? "-" : row.IsReached ? "met" : "missed";

    private static void Write(Utf8JsonWriter json, BenchRow row)
    {
        json.WriteStartObject();
        json.WriteString("case", row.Case);
        json.WriteString("unit", row.Unit);
        json.WriteNumber("p50", Math.Round(row.Timing.P50, 2));
        json.WriteNumber("p99", Math.Round(row.Timing.P99, 2));
        json.WriteNumber("bytes", row.Timing.Bytes);
        json.WriteNumber("yardstick", Math.Round(row.Yardstick, 2));
        json.WriteNumber("ratio", Math.Round(row.Ratio, 3));
        if (row.Targets.Count > 0) WriteTargets(json, row);
        if (row.Notes.Count > 0)
        {
            json.WriteStartArray("notes");
            foreach (var note in row.Notes) json.WriteStringValue(note);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteTargets(Utf8JsonWriter json, BenchRow row)
    {
        json.WriteString("verdict", Verdict(row));
        json.WriteStartArray("targets");
        foreach (var target in row.Targets)
        {
            json.WriteStartObject();
            json.WriteString("what", target.What);
            json.WriteNumber("seen", Math.Round(target.Seen, 3));
            json.WriteNumber(target.IsFloor ? "atLeast" : "atMost", target.Bound);
            json.WriteBoolean("met", target.IsMet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
