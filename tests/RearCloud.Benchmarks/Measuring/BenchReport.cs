using System.Globalization;
using System.Text.Json;

namespace RearCloud.Benchmarks.Measuring;

/// <summary>Prints a benchmark as a table and writes it as JSON.</summary>
internal static class BenchReport
{
    public static void Print(string bench, string yardstick, IReadOnlyList<BenchRow> rows)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bench}: yardstick is {yardstick}, {rows[0].Yardstick:0.0} us"));
        Console.WriteLine($"  {"case",-20}{"p50 us",12}{"p99 us",12}{"bytes",10}{"ratio",10}");
        foreach (var row in rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Case,-20}{row.Timing.P50,12:0.0}{row.Timing.P99,12:0.0}{row.Timing.Bytes,10}{row.Ratio,10:0.00}"));
        Console.WriteLine();
    }

    /// <summary>Writes <c>artifacts/bench/&lt;bench&gt;.json</c> below the current folder, whole or not at all.</summary>
    public static void Write(string bench, IReadOnlyList<BenchRow> rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "bench")).FullName;
        var path = Path.Combine(folder, bench + ".json");
        using (var file = File.Create(path + ".new"))
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("bench", bench);
            json.WriteStartArray("rows");
            foreach (var row in rows) Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static void Write(Utf8JsonWriter json, BenchRow row)
    {
        json.WriteStartObject();
        json.WriteString("case", row.Case);
        json.WriteString("unit", "us");
        json.WriteNumber("p50", Math.Round(row.Timing.P50, 2));
        json.WriteNumber("p99", Math.Round(row.Timing.P99, 2));
        json.WriteNumber("bytes", row.Timing.Bytes);
        json.WriteNumber("yardstick", Math.Round(row.Yardstick, 2));
        json.WriteNumber("ratio", Math.Round(row.Ratio, 3));
        json.WriteEndObject();
    }
}
