using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Validation;

namespace RearCloud.Core.Tests.Validation;

public sealed class EditCheckTests
{
    private static readonly DocumentKey Key = Make.Key("layout", "home");

    private static readonly FieldPath Clock = FieldPath.Of("widgets", "clock");

    [Fact]
    public void Every_operation_passes_in_its_right_form() =>
        Assert.Null(Check(
            "Arrange clocks", Edit.Create(Key, Make.Json("{}")), Edit.Set(Key, default, Make.Field("/name", "1")), Edit.Delete(Key, default), Edit.Restore(Key, default),
            Edit.Move(Key, default, Clock, "date", "V1"), Edit.Move(Key, default, Clock, null), Edit.Replace(Key, default, Make.Json("{}"))));

    [Theory]
    [InlineData("", "mutation.name")]
    [InlineData("  ", "mutation.name")]
    [InlineData("81", "mutation.name")]
    [InlineData("Nul\0", "mutation.name")]
    [InlineData("Two\nlines", "mutation.name")]
    [InlineData("80", null)]
    public void A_name_is_one_for_people(string name, string? code) =>
        Assert.Equal(code, Check(int.TryParse(name, out var length) ? new string('n', length) : name, Edit.Delete(Key, default))?.Code);

    [Fact]
    public void A_move_names_a_member_of_a_collection_and_another_one()
    {
        Assert.Equal("edit.move.member", Check(null, Edit.Move(Key, default, FieldPath.Of("name"), null))!.Code);
        Assert.Equal("edit.move.member", Check(null, Edit.Move(Key, default, FieldPath.Of("widgets", "clock", "frame"), null))!.Code);
        Assert.Equal("edit.move.after", Check(null, Edit.Move(Key, default, Clock, "clock"))!.Code);
        Assert.Equal("edit.move.after", Check(null, Edit.Move(Key, default, Clock, "no id"))!.Code);
        Assert.Equal("order.malformed", Check(null, Edit.Move(Key, default, Clock, "date", "V0"))!.Code);
    }

    [Fact]
    public void A_whole_body_is_an_object()
    {
        Assert.Equal("edit.body", Check(null, Edit.Replace(Key, default, Make.Json("[1]")))!.Code);
        Assert.Equal("edit.body", Check(null, Edit.Create(Key, Make.Json("7")))!.Code);
    }

    private static Problem? Check(string? name, params Edit[] edits) =>
        EditCheck.Check(new Mutation(new MutationId(1), new TraceId("t"), Make.Noon, edits) { Name = name });
}
