using RearCloud.Expressions.Evaluation;
using RearCloud.Expressions.Evaluation.Steps;
using RearCloud.Expressions.Functions;
using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Checking;

/// <summary>Functions, and the macros, whose arguments are not evaluated before the call.</summary>
internal sealed partial class Checker
{
    private static readonly string[] MacroNames = ["has", "all", "exists", "exists_one", "filter", "map"];

    private Step? CheckCall(Syntax.Call call)
    {
        if (call is { Target: null, Function: "has" })
        {
            return CheckHas(call);
        }

        Macro? macro = call.Function switch
        {
            "all" => Macro.All,
            "exists" => Macro.Exists,
            "exists_one" => Macro.ExistsOne,
            "filter" => Macro.Filter,
            "map" => Macro.Map,
            _ => null,
        };
        return macro is { } found && call.Target is not null ? CheckMacro(call, found, call.Target) : CheckFunction(call);
    }

    private CallStep? CheckFunction(Syntax.Call call)
    {
        Function? function = FunctionTable.Find(call.Function);
        if (function is null)
        {
            string? near = Spelling.Nearest(call.Function, FunctionTable.Names.Concat(MacroNames));
            Report(
                "expression.unknown-function", call.Position, $"There is no function '{call.Function}'.",
                near is null ? $"The functions are {string.Join(", ", FunctionTable.Names.Concat(MacroNames))}." : $"Did you mean '{near}'?");
        }

        IEnumerable<Syntax> nodes = call.Target is null ? call.Arguments : call.Arguments.Prepend(call.Target);
        Step?[] arguments = [.. nodes.Select(Check)];
        if (function is null || arguments.Contains(null))
        {
            return null;
        }

        ExpressionType[] types = [.. arguments.Select(argument => argument!.Type)];
        if (function.ResultFor(call.Target is not null, types) is { } result)
        {
            return new CallStep(call.Position, result, function, arguments!);
        }

        string given = call.Target is null
            ? $"{call.Function}({string.Join<ExpressionType>(", ", types)})"
            : $"{types[0]}.{call.Function}({string.Join<ExpressionType>(", ", types.Skip(1))})";
        Report(
            "expression.no-overload", call.Position, $"There is no {given}.",
            $"There is {string.Join(", ", function.Overloads.Select(overload => overload.Describe(function.Name)))}.");
        return null;
    }

    private MacroStep? CheckMacro(Syntax.Call call, Macro macro, Syntax target)
    {
        bool filters = macro == Macro.Map && call.Arguments.Count == 3;
        if ((call.Arguments.Count != 2 && !filters) || call.Arguments[0] is not Syntax.Name variable)
        {
            Report(
                "expression.wrong-macro", call.Position, $"{call.Function}() takes a new name and an expression.",
                $"Write items.{call.Function}(item, …).");
            return null;
        }

        if (locals.Count == ExpressionLimits.MacroDepth)
        {
            Report("expression.too-deep", call.Position, $"More than {ExpressionLimits.MacroDepth} macros stand inside one another.", "Split the expression.");
            return null;
        }

        if (Check(target) is not { } range)
        {
            return null;
        }

        if (range.Type.Kind is not (TypeKind.List or TypeKind.Map or TypeKind.Dynamic))
        {
            Report("expression.no-overload", call.Position, $"{call.Function}() visits lists and maps, not {range.Type}.", "Call it on a list or a map.");
            return null;
        }

        ExpressionType itemType = (range.Type.Kind == TypeKind.Map ? range.Type.Key : range.Type.Item) ?? ExpressionType.Dynamic;
        int slot = locals.Count;
        locals.Add((variable.Text, itemType));
        Step? filter = filters ? CheckBool(call.Arguments[1], "map()'s condition") : null;
        Step? body = macro == Macro.Map ? Check(call.Arguments[^1]) : CheckBool(call.Arguments[1], $"{call.Function}()");
        locals.RemoveAt(slot);
        if (body is null || (filters && filter is null))
        {
            return null;
        }

        ExpressionType type = macro switch
        {
            Macro.Map => ExpressionType.ListOf(body.Type),
            Macro.Filter => ExpressionType.ListOf(itemType),
            _ => ExpressionType.Bool,
        };
        return new MacroStep(call.Position, type, macro, range, slot, filter, body);
    }
}
