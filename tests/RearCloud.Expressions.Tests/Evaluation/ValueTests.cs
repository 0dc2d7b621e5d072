namespace RearCloud.Expressions.Tests.Evaluation;

public sealed class ValueTests
{
    [Fact]
    public void Values_that_look_different_are_not_equal()
    {
        Assert.NotEqual(Value.Of(1L), Value.Of(1UL));
        Assert.NotEqual(Value.Of(1L), Value.Of(1.0));
        Assert.NotEqual(Value.Of(0.0), Value.Of(-0.0));
        Assert.Equal(Value.Of(double.NaN), Value.Of(double.NaN));
        Assert.Equal(Value.Of([Value.Of(1L)]), Value.Of([Value.Of(1L)]));
        Assert.Equal(Value.Of(ValueMap.Of(("a", Value.True))), Value.Of(ValueMap.Of(("a", Value.True))));
        Assert.NotEqual(Value.Of(ValueMap.Of(("a", Value.True))), Value.Of(ValueMap.Of(("a", Value.False))));
    }

    [Fact]
    public void Equal_values_have_equal_hashes()
    {
        Value[][] pairs =
        [
            [Value.Of("a"), Value.Of(new string('a', 1))], [Value.Of(double.NaN), Value.Of(double.NaN)], [Value.Of([1, 2]), Value.Of([1, 2])],
            [Value.Of([Value.Null]), Value.Of([Value.Null])], [Value.Of(ValueMap.Of(("a", Value.True))), Value.Of(ValueMap.Of(("a", Value.True)))],
        ];
        Assert.All(pairs, pair => Assert.Equal(pair[0].GetHashCode(), pair[1].GetHashCode()));
    }

    [Fact]
    public void Reading_a_value_as_another_kind_is_a_wrong_program()
    {
        Assert.Throws<InvalidOperationException>(() => Value.Of(1L).AsBool);
        Assert.Throws<InvalidOperationException>(() => Value.True.AsInt);
        Assert.Throws<InvalidOperationException>(() => Value.Null.AsText);
        Assert.Throws<InvalidOperationException>(() => Value.Of("a").AsMap);
        Assert.Throws<InvalidOperationException>(() => Value.Of("a").Error);
    }

    [Fact]
    public void Every_kind_of_number_can_be_read_as_a_double()
    {
        Assert.True(Value.Of(-1L).TryGetNumber(out double number) && number == -1);
        Assert.True(Value.Of(ulong.MaxValue).TryGetNumber(out number) && number == 18446744073709551615.0);
        Assert.True(Value.Of(1.5).TryGetNumber(out number) && number == 1.5);
        Assert.False(Value.Of("1").TryGetNumber(out _));
    }

    [Fact]
    public void A_map_with_a_key_that_stands_twice_is_a_wrong_program() =>
        Assert.Throws<ArgumentException>(() => ValueMap.Of(("a", Value.True), ("a", Value.False)));
}
