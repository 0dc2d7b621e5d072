using System.Text;
using RearCloud.Expressions.Templates;

namespace RearCloud.Expressions.Tests;

/// <summary>Random and mutated sources: whatever comes, it is refused with problems or evaluated to a value, and nothing throws.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 30_000;

    private static readonly string[] Pieces =
    [
        "1", "0", "42u", "0xF", "1.5", ".5e3", "-", "+", "*", "/", "%", "!", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "?", ":", ".", ",", "(", ")",
        "[", "]", "{", "}", "'", "\"", "'''", "r'", "b'", "\\", "\\u", "'a'", "b'x'", "r'\\'", "true", "false", "null", "in", "has(", "size(", "int(",
        "string(", "double(", "bool(", "dyn(", ".all(x,", ".map(x,", ".filter(x,", ".exists_one(x,", "x", "name", "battery.level", "weather", "steps", "any",
        "absent", "lying", ".size()", ".contains('a')", "9223372036854775807", "-9223372036854775808", "//", "\n", " ", "é", "😀", "\uD83D", "\0", "{{", "}}",
        "[1,2,3]", "{'a':1}", "while", "_", "1e999", "\u2028",
    ];

    private static readonly string[] Seeds =
    [
        "battery.level > 20 && !battery.charging ? 'ok' : string(battery.level) + '%'", "steps.filter(x, x > 3).map(y, y * 2)[0] + 1",
        "has(weather.city) && weather.city.startsWith('O') || weather['days'].exists(d, d == 2)", "{'a': [1, 2.5, 3u], 'b': b'\\xff'}.a[1] <= 2.5",
        "size(name) == 3 ? [name, 'x'].all(n, n.contains('d')) : 1 / 0 > any", "int('12') + int(2.5) - -(7 % 3) * 2",
    ];

    [Fact]
    public void Random_sources_never_throw()
    {
        Random random = Seeded(out int seed);
        for (int round = 0; round < Rounds; round++)
        {
            var source = new StringBuilder();
            for (int i = random.Next(1, 24); i > 0; i--)
            {
                source.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Try(source.ToString(), seed);
        }
    }

    [Fact]
    public void Mutated_sources_never_throw_and_some_of_them_still_compile()
    {
        Random random = Seeded(out int seed);
        int compiled = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string source = Seeds[random.Next(Seeds.Length)];
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                source = Mutate(source, random);
            }

            compiled += Try(source, seed) ? 1 : 0;
        }

        Assert.InRange(compiled, Rounds / 100, Rounds);
    }

    private static string Mutate(string source, Random random)
    {
        int at = random.Next(source.Length + 1), length = random.Next(Math.Min(8, source.Length - at) + 1);
        return random.Next(4) switch
        {
            0 => source.Remove(at, length),
            1 => source.Insert(at, Pieces[random.Next(Pieces.Length)]),
            2 => source.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
            _ => source.Insert(random.Next(source.Length + 1), source.Substring(at, length)),
        };
    }

    // True if the source compiles. An evaluation must keep what the check promised.
    private static bool Try(string source, int seed)
    {
        try
        {
            ExpressionResult result = Expression.Parse(source, Sources.Scope);
            Assert.Equal(result.Expression is null, result.Problems.Count > 0);
            Assert.All(result.Problems, problem => Assert.InRange(problem.Position, 0, source.Length));
            if (result.TryGet(out Expression? expression))
            {
                Value value = expression.Evaluate(Sources.Signals);
                Assert.True(value.IsError || expression.Type.IsDynamic || value.Kind.ToString() == expression.Type.Kind.ToString(), value.ToString());
                Assert.InRange(expression.Cost, 1, ExpressionLimits.Cost);
            }

            if (TextTemplate.Parse(source, Sources.Scope).TryGet(out TextTemplate? template))
            {
                template.Format(Sources.Signals);
            }

            return expression is not null;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed}, source: {source}", error);
        }
    }

    private Random Seeded(out int seed)
    {
        string? given = Environment.GetEnvironmentVariable("REARCLOUD_SEED");
        seed = given is null ? Random.Shared.Next() : int.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}; set REARCLOUD_SEED={seed} to run it again");
        return new Random(seed);
    }
}
