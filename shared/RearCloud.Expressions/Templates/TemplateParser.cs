using System.Text;
using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Templates;

/// <summary>Cuts a template into text and expressions; the expression's own grammar finds the brace that ends it.</summary>
internal sealed class TemplateParser(string source, ExpressionScope scope)
{
    private readonly List<TemplatePart> parts = [];
    private readonly List<ExpressionProblem> problems = [];
    private readonly StringBuilder text = new();

    public TextTemplateResult Parse()
    {
        int position = 0;
        while (position != Expression.NoEnd && position < source.Length && problems.Count < ExpressionLimits.Problems)
        {
            char c = source[position];
            bool doubled = position + 1 < source.Length && source[position + 1] == c;
            if (c is '{' or '}' && doubled)
            {
                text.Append(c);
                position += 2;
            }
            else if (c == '{')
            {
                position = ParseExpression(position);
            }
            else if (c == '}')
            {
                problems.Add(new ExpressionProblem("template.stray-brace", position, "A } stands without a {.", "Write }} for the brace itself."));
                break;
            }
            else
            {
                text.Append(c);
                position++;
            }
        }

        EndText();
        if (parts.Sum(part => part.Expression?.Cost ?? 0) is var cost && cost > ExpressionLimits.Cost)
        {
            problems.Add(new ExpressionProblem(
                "template.too-costly", 0, $"Formatting may take {cost} steps; the limit is {ExpressionLimits.Cost}.", "Use fewer macros."));
        }

        return problems.Count == 0
            ? new TextTemplateResult(new TextTemplate(source, [.. parts]), [])
            : new TextTemplateResult(null, problems);
    }

    // The position behind the expression, or NoEnd where the rest cannot be understood.
    private int ParseExpression(int opening)
    {
        EndText();
        if (parts.Count(part => part.Expression is not null) == ExpressionLimits.TemplateParts)
        {
            problems.Add(new ExpressionProblem(
                "template.too-many-parts", opening, $"The template has more than {ExpressionLimits.TemplateParts} expressions.", "Use fewer."));
            return Expression.NoEnd;
        }

        ExpressionResult result = Expression.Parse(source, opening + 1, TokenKind.RightBrace, scope, null, out int end);
        if (!result.TryGet(out Expression? expression))
        {
            problems.AddRange(result.Problems);
            return end;
        }

        if (!HasText(expression.Type))
        {
            problems.Add(new ExpressionProblem(
                "template.no-text", opening + 1, $"{expression.Type} has no text.", "Give a string, number or bool, for example one item of it."));
        }

        parts.Add(new TemplatePart(default, expression));
        return end;
    }

    private static bool HasText(ExpressionType type) =>
        type.IsNumber || type.Kind is TypeKind.Bool or TypeKind.String or TypeKind.Dynamic;

    private void EndText()
    {
        if (text.Length > 0)
        {
            parts.Add(new TemplatePart(Value.Of(text.ToString()), null));
            text.Clear();
        }
    }
}
