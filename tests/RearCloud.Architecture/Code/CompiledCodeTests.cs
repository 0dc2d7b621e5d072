using RearCloud.Architecture.Code.Samples;

namespace RearCloud.Architecture.Code;

public sealed class CompiledCodeTests
{
    [Theory]
    [InlineData(typeof(UsedAsBase))]
    [InlineData(typeof(IUsedAsInterface))]
    [InlineData(typeof(UsedInField))]
    [InlineData(typeof(UsedInParameter))]
    [InlineData(typeof(UsedAsTypeArgument))]
    [InlineData(typeof(UsedInAsyncBody))]
    [InlineData(typeof(UsedInLambda))]
    [InlineData(typeof(UsedByTypeOf))]
    [InlineData(typeof(UsedInArray))]
    [InlineData(typeof(UsedAsAttribute))]
    public void The_reader_sees_every_way_of_using_a_type(Type used) =>
        Assert.Contains(CompiledCode.Uses("RearCloud.Architecture"), use => use.User.Name == nameof(User) && use.Used.Name == used.Name);
}
