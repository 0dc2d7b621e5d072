namespace RearCloud.Expressions;

/// <summary>The kinds of static types.</summary>
public enum TypeKind : byte
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

    /// <summary>Known only when evaluated.</summary>
    Dynamic,
}
