namespace RearCloud.Expressions;

/// <summary>The bounds of the language, enforced when a source is compiled and where it is evaluated.</summary>
public static class ExpressionLimits
{
    /// <summary>UTF-16 units of an expression or a text template.</summary>
    public const int SourceLength = 4096;

    /// <summary>Brackets, conditionals and prefix operators inside one another.</summary>
    public const int NestingDepth = 64;

    /// <summary>Height of the syntax tree, which long chains such as <c>a + b + c</c> raise too.</summary>
    public const int TreeHeight = 256;

    /// <summary>Steps that one evaluation may take in the worst case; see <see cref="Expression.Cost"/>.</summary>
    public const int Cost = 100_000;

    /// <summary>Items that a macro visits in a list or map whose size is unknown before evaluation.</summary>
    public const int CollectionSize = 256;

    /// <summary>Variables of macros inside one another.</summary>
    public const int MacroDepth = 8;

    /// <summary>UTF-16 units or bytes that a computed string or bytes value may have.</summary>
    public const int TextLength = 16_384;

    /// <summary>Items that a computed list may have.</summary>
    public const int ListSize = 4096;

    /// <summary>Problems reported for one source; checking stops after that many.</summary>
    public const int Problems = 20;

    /// <summary>Expressions in one text template.</summary>
    public const int TemplateParts = 64;
}
