namespace RearCloud.Expressions;

/// <summary>A signal that expressions may name.</summary>
/// <param name="Name">An identifier or several with dots between: <c>battery.level</c>.</param>
/// <param name="Type">What its values are.</param>
public sealed record SignalDeclaration(string Name, ExpressionType Type);
