namespace RearCloud.Architecture.Code;

/// <summary>The generated wire types end where the wire ends.</summary>
public sealed class WireTests
{
    private const string Wire = "RearCloud.Protocol.Wire";

    /// <summary>Where bytes become frames: the mapping, and the carriers that hand frames to it.</summary>
    private static readonly string[] Doors = ["RearCloud.Protocol.Mapping", "RearCloud.Server.Sync.Carriers", "RearCloud.Client.Carriers"];

    [Theory]
    [InlineData("RearCloud.Protocol")]
    [InlineData("RearCloud.Server")]
    [InlineData("RearCloud.Web")]
    [InlineData("RearCloud.Host")]
    [InlineData("RearCloud.Client")]
    [InlineData("rear")]
    public void Wire_types_are_used_only_by_the_mapping_and_the_carriers(string assembly) =>
        Violations.None(CompiledCode.Uses(assembly).Where(use => use.Used.IsIn(Wire) && !use.User.IsIn(Wire) && !Array.Exists(Doors, use.User.IsIn)));

    [Fact]
    public void The_mapping_uses_them() =>
        Assert.Contains(CompiledCode.Uses("RearCloud.Protocol"), use => use.User.IsIn(Doors[0]) && use.Used.IsIn(Wire));
}
