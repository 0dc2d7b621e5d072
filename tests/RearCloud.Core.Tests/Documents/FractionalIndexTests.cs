using CsCheck;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Tests.Documents;

public sealed class FractionalIndexTests
{
    [Fact]
    public void There_is_always_room_between_two_keys() =>
        Gen.Select(Gen.Int[0, 1_000], Gen.UInt).List[1, 60].Sample(places =>
        {
            var keys = new List<string>();
            foreach (var (place, jitter) in places)
            {
                var at = place % (keys.Count + 1);
                var key = FractionalIndex.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at], jitter);
                Assert.True(FractionalIndex.IsValid(key), key);
                keys.Insert(at, key);
            }

            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
            Assert.Equal(keys.Count, keys.Distinct().Count());
        });

    [Fact]
    public void Keys_of_any_form_leave_room_between_them() =>
        Gen.Select(Key, Key, Gen.UInt).Sample((one, other, jitter) =>
        {
            var (low, high) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
            if (low == high) return;
            var key = FractionalIndex.Between(low, high, jitter);
            Assert.True(string.CompareOrdinal(low, key) < 0 && string.CompareOrdinal(key, high) < 0, $"{low} {key} {high}");
            Assert.True(string.CompareOrdinal(FractionalIndex.Between(null, low, jitter), low) < 0);
            Assert.True(string.CompareOrdinal(FractionalIndex.Between(high, null, jitter), high) > 0);
        });

    [Fact]
    public void The_same_jitter_finds_the_same_key_and_another_jitter_nearly_always_another()
    {
        Assert.Equal(FractionalIndex.Between("V", "W", 7), FractionalIndex.Between("V", "W", 7));
        foreach (var (before, after) in new (string?, string?)[] { (null, null), ("V", null), (null, "V"), ("V", "W"), ("V", "V1"), ("zzzz", null), (null, "0001") })
        {
            var keys = Enumerable.Range(0, 100_000).Select(i => FractionalIndex.Between(before, after, (uint)i)).Distinct().Count();
            Assert.True(keys >= 256, $"{keys} keys between {before} and {after}");
        }
    }

    [Theory]
    [InlineData("anywhere", 200, 24)]
    [InlineData("anywhere", 10_000, 44)]
    [InlineData("at the end", 10_000, 16)]
    [InlineData("at the front", 10_000, 20)]
    [InlineData("behind one", 10_000, 20)]
    [InlineData("before one", 10_000, 24)]
    public void Keys_stay_short_over_many_inserts(string where, int inserts, int longest)
    {
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var keys = new List<string> { "V", "W" };
                for (var i = 0; i < inserts; i++)
                {
                    var at = where switch
                    {
                        "at the end" => keys.Count,
                        "at the front" => 0,
                        "behind one" => 1,
                        "before one" => keys.Count - 1,
                        _ => random.Next(keys.Count + 1),
                    };
                    keys.Insert(at, FractionalIndex.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at], (uint)random.NextInt64(uint.MaxValue)));
                }

                var length = keys.Max(k => k.Length);
                TestContext.Current.TestOutputHelper?.WriteLine($"{inserts} {where}: longest {length}, mean {keys.Average(k => k.Length):0.0}");
                Assert.True(length <= longest, $"{where}: {length} characters");
            },
            iter: 5,
            print: seed => $"seed {seed}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(5_000)]
    public void A_spread_is_in_order_and_leaves_room_everywhere(int count)
    {
        var keys = FractionalIndex.Spread(count);

        Assert.Equal(count, keys.Distinct().Count());
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.All(keys, k => Assert.True(FractionalIndex.IsValid(k) && k.Length <= 4, k));
        Assert.All(keys.Zip(keys.Skip(1)), pair => Assert.True(FractionalIndex.Between(pair.First, pair.Second, 3).Length <= 4));
    }

    [Theory]
    [InlineData("V", "V")]
    [InlineData("z", "A")]
    [InlineData("V0", null)]
    [InlineData("", null)]
    public void Keys_in_the_wrong_order_or_form_are_a_wrong_program(string before, string? after) =>
        Assert.Throws<ArgumentException>(() => FractionalIndex.Between(before, after, 0));

    private static Gen<string> Key => Gen.Char["0123456789ABCXYZabcxyz"].Array[1, 20].Select(c => new string(c).TrimEnd('0')).Where(k => k.Length > 0);
}
