using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Expressions.Templates;

/// <summary>A compiled template, or why there is none.</summary>
public sealed class TextTemplateResult
{
    internal TextTemplateResult(TextTemplate? template, IReadOnlyList<ExpressionProblem> problems)
    {
        Template = template;
        Problems = problems;
    }

    public TextTemplate? Template { get; }

    /// <summary>Empty exactly if there is a template; positions count from the template's start.</summary>
    public IReadOnlyList<ExpressionProblem> Problems { get; }

    public bool TryGet([NotNullWhen(true)] out TextTemplate? template) => (template = Template) is not null;
}
