namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary>The macros that visit the items of a list or the keys of a map.</summary>
internal enum Macro : byte
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
}
