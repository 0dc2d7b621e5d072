using RearCloud.Expressions.Evaluation;
using RearCloud.Expressions.Evaluation.Steps;
using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Checking;

/// <summary>Names and members: variables of macros first, then the signal with the longest dotted name.</summary>
internal sealed partial class Checker
{
    private Step? CheckName(Syntax.Name name)
    {
        if (FindLocal(name.Text) is var slot and >= 0)
        {
            return new LocalStep(name.Position, locals[slot].Type, slot);
        }

        if (scope.Find(name.Text) is { } signal)
        {
            return ReadSignal(name.Position, signal);
        }

        ReportUnknown(name.Position, name.Text);
        return null;
    }

    private Step? CheckMember(Syntax.Member member) => CheckMember(member, test: false, member.Position);

    // has(a.b): the argument must name a member, because only a member can be absent.
    private Step? CheckHas(Syntax.Call call)
    {
        if (call.Arguments is [Syntax.Member member])
        {
            return CheckMember(member, test: true, call.Position);
        }

        Report("expression.wrong-macro", call.Position, "has() asks for a member.", "Write has(a.b).");
        return null;
    }

    private Step? CheckMember(Syntax.Member member, bool test, int position)
    {
        // The members from the outermost in; `a.b.c` is c, b, and the root a.
        List<Syntax.Member> chain = [];
        Syntax root = member;
        while (root is Syntax.Member outer)
        {
            chain.Add(outer);
            root = outer.Operand;
        }

        if (root is not Syntax.Name name || FindLocal(name.Text) >= 0)
        {
            return Check(member.Operand) is { } operand ? SelectMember(member, operand, test) : null;
        }

        string path = string.Join('.', chain.Select(m => m.Field).Append(name.Text).Reverse());
        for (int end = path.Length, behind = 0; end > 0; end = path.LastIndexOf('.', end - 1), behind++)
        {
            if (scope.Find(path[..end]) is not { } signal)
            {
                continue;
            }

            if (test && behind == 0)
            {
                Note(signal);
                return new HasSignalStep(position, signal.Name);
            }

            Step? step = ReadSignal(root.Position, signal);
            for (int i = behind - 1; i >= 0 && step is not null; i--)
            {
                step = SelectMember(chain[i], step, test && i == 0);
            }

            return step;
        }

        ReportUnknown(root.Position, path);
        return null;
    }

    private MemberStep? SelectMember(Syntax.Member member, Step operand, bool test)
    {
        if (operand.Type.IsDynamic || (operand.Type.Kind == TypeKind.Map && operand.Type.Key!.Accepts(ExpressionType.String)))
        {
            ExpressionType type = test ? ExpressionType.Bool : operand.Type.Item ?? ExpressionType.Dynamic;
            return new MemberStep(member.Position, type, operand, member.Field, test);
        }

        Report(
            "expression.no-member", member.Position, $"{operand.Type} has no members, so no '{member.Field}'.",
            "Members belong to signals with a dot in their name and to maps with string keys.");
        return null;
    }

    private SignalStep ReadSignal(int position, SignalDeclaration signal)
    {
        Note(signal);
        return new SignalStep(position, signal);
    }

    private void Note(SignalDeclaration signal)
    {
        if (!signals.Contains(signal.Name))
        {
            signals.Add(signal.Name);
        }
    }

    private int FindLocal(string name) => locals.FindLastIndex(local => local.Name == name);

    private void ReportUnknown(int position, string path)
    {
        string? near = Spelling.Nearest(path, scope.Signals.Select(s => s.Name).Concat(locals.Select(local => local.Name)));
        Report(
            "expression.unknown-name", position, $"There is no signal '{path}'.",
            near is null ? "Use a signal that this document may read, or put quotes around text." : $"Did you mean '{near}'?");
    }
}
