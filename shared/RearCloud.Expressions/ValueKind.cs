namespace RearCloud.Expressions;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind : byte
{
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    List,
    Map,

    /// <summary>The evaluation failed; <see cref="Value.Error"/> says why and where.</summary>
    Error,
}
