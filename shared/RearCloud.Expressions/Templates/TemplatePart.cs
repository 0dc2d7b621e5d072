namespace RearCloud.Expressions.Templates;

/// <summary>Literal text, or an expression in its place.</summary>
internal readonly record struct TemplatePart(Value Literal, Expression? Expression);
