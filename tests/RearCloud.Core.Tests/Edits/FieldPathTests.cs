using RearCloud.Core.Edits;

namespace RearCloud.Core.Tests.Edits;

public sealed class FieldPathTests
{
    [Fact]
    public void Escapes_are_read_and_written()
    {
        var path = FieldPath.Parse("/widgets/a~1b~0c").Value;
        Assert.Equal(["widgets", "a/b~c"], path.Segments);
        Assert.Equal("/widgets/a~1b~0c", FieldPath.Of("widgets", "a/b~c").Pointer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("widgets")]
    [InlineData("/a//b")]
    [InlineData("/a~2")]
    [InlineData("/a~")]
    public void A_malformed_pointer_is_a_problem(string pointer) => Assert.Equal("edit.path", FieldPath.Parse(pointer).Problem!.Code);

    [Fact]
    public void A_path_deeper_than_any_document_is_a_problem() =>
        Assert.Equal("edit.path.depth", FieldPath.Parse(string.Concat(Enumerable.Repeat("/a", Limits.DocumentDepth + 1))).Problem!.Code);
}
