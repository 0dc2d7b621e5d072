using System.Runtime.CompilerServices;

namespace RearCloud.Expressions.Evaluation;

/// <summary>The variables of macros, each in the slot that the checker gave it.</summary>
[InlineArray(ExpressionLimits.MacroDepth)]
internal struct Locals
{
    private Value first;
}
