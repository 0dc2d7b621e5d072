using CsCheck;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Tests.Documents;

public sealed class FractionalIndexTests
{
    [Fact]
    public void There_is_always_room_between_two_keys() =>
        Gen.Int[0, 1_000].List[1, 60].Sample(places =>
        {
            var keys = new List<string>();
            foreach (var place in places)
            {
                var at = place % (keys.Count + 1);
                var key = FractionalIndex.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]);
                Assert.True(FractionalIndex.IsValid(key), key);
                keys.Insert(at, key);
            }

            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
            Assert.Equal(keys.Count, keys.Distinct().Count());
        });

    [Theory]
    [InlineData("V", "V")]
    [InlineData("z", "A")]
    [InlineData("V0", null)]
    [InlineData("", null)]
    public void Keys_in_the_wrong_order_or_form_are_a_wrong_program(string before, string? after) =>
        Assert.Throws<ArgumentException>(() => FractionalIndex.Between(before, after));
}
