using RearCloud.Scene.Text.Unicode;
using static RearCloud.Scene.Text.Breaking.Rules.LineBreakClass;
using static RearCloud.Scene.Text.Breaking.Rules.LineBreakClasses;

namespace RearCloud.Scene.Text.Breaking.Rules;

/// <summary>What the rules LB2 to LB31 remember of the text before a character. The rules stand in their order; the first that fits decides.</summary>
internal struct BreakState
{
    private enum Number : byte
    {
        None,

        /// <summary>NU (NU | SY | IS)*</summary>
        Inside,

        /// <summary>The same with one CL or CP behind it.</summary>
        Closed,
    }

    // The last character, with marks counted to their base (LB9); the one before it; and the last that is no space.
    private LineBreakClass before = Start;
    private LineBreakClass beforeThat = Start;
    private LineBreakClass beforeSpaces = Start;
    private bool behindJoiner;
    private bool oddRegionalIndicators;
    private Number number;

    public BreakState()
    {
    }

    /// <summary>Decides whether a line may end before a character of class <paramref name="next"/>, which <paramref name="rest"/> follows.</summary>
    public BreakOpportunity Advance(LineBreakClass next, ReadOnlySpan<char> rest)
    {
        if (IsMark(next) && !EndsLine(before) && before is not (Start or SP or ZW)) // LB9
        {
            behindJoiner = next == ZWJ;
            return BreakOpportunity.None;
        }

        LineBreakClass resolved = IsMark(next) ? AL : next; // LB10
        BreakOpportunity opportunity = Mandatory(resolved) ?? (Forbidden(resolved, rest) ? BreakOpportunity.None : BreakOpportunity.Allowed);
        Remember(resolved);
        behindJoiner = next == ZWJ;
        return opportunity;
    }

    private readonly BreakOpportunity? Mandatory(LineBreakClass next)
    {
        if (before == Start || (before == CR && next == LF)) // LB2, LB5
        {
            return BreakOpportunity.None;
        }

        return EndsLine(before) ? BreakOpportunity.Mandatory : null; // LB4, LB5
    }

    private readonly bool Forbidden(LineBreakClass next, ReadOnlySpan<char> rest)
    {
        if (EndsLine(next) || next is SP or ZW) // LB6, LB7
        {
            return true;
        }

        if (beforeSpaces == ZW) // LB8
        {
            return false;
        }

        if (behindJoiner || next == WJ || before is WJ or GL) // LB8a, LB11, LB12
        {
            return true;
        }

        if (next == GL && before is not (SP or BA or HY)) // LB12a
        {
            return true;
        }

        if (IsClosing(next) || next is EX or IS or SY || IsOpening(beforeSpaces)) // LB13, LB14
        {
            return true;
        }

        if ((beforeSpaces == QU && IsOpening(next)) || (IsClosing(beforeSpaces) && next == NS) || (beforeSpaces == B2 && next == B2)) // LB15 to LB17
        {
            return true;
        }

        if (before == SP) // LB18
        {
            return false;
        }

        if (next == QU || before == QU) // LB19
        {
            return true;
        }

        if (next == CB || before == CB) // LB20
        {
            return false;
        }

        if (next is BA or HY or NS or IN || before == BB) // LB21, LB22
        {
            return true;
        }

        if ((beforeThat == HL && before is HY or BA) || (before == SY && next == HL)) // LB21a, LB21b
        {
            return true;
        }

        return JoinsWords(next) || JoinsNumber(next, rest) || JoinsSyllable(next) || JoinsSigns(next);
    }

    // LB23, LB23a, LB24, LB28, LB29, LB30.
    private readonly bool JoinsWords(LineBreakClass next) =>
        (IsLetter(before) && (next is NU or OP || IsAffix(next) || IsLetter(next)))
        || (IsLetter(next) && (before is NU or CP or IS || IsAffix(before)))
        || (before == PR && IsIdeograph(next)) || (IsIdeograph(before) && next == PO)
        || (before == NU && next == OP) || (before == CP && next == NU);

    // LB25 as a regular expression: (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
    private readonly bool JoinsNumber(LineBreakClass next, ReadOnlySpan<char> rest)
    {
        if (next == NU)
        {
            return IsAffix(before) || IsOpening(before) || before == HY || number == Number.Inside;
        }

        if (IsAffix(next))
        {
            return number != Number.None;
        }

        return IsAffix(before) && (IsOpening(next) || next == HY) && NextBase(rest) == NU;
    }

    // LB26, LB27.
    private readonly bool JoinsSyllable(LineBreakClass next) => before switch
    {
        JL when next is JL or JV or H2 or H3 => true,
        JV or H2 when next is JV or JT => true,
        JT or H3 when next == JT => true,
        PR => IsHangul(next),
        _ => IsHangul(before) && next == PO,
    };

    // LB30a, LB30b.
    private readonly bool JoinsSigns(LineBreakClass next) =>
        (next == RI && oddRegionalIndicators) || (next == EM && before is EB or UnassignedPictograph);

    private void Remember(LineBreakClass next)
    {
        number = next switch
        {
            NU => Number.Inside,
            SY or IS when number == Number.Inside => Number.Inside,
            CL or CP when number == Number.Inside => Number.Closed,
            _ => Number.None,
        };
        oddRegionalIndicators = next == RI && !(before == RI && oddRegionalIndicators);
        beforeThat = before;
        before = next;
        beforeSpaces = next == SP ? beforeSpaces : next;
    }

    private static LineBreakClass NextBase(ReadOnlySpan<char> rest)
    {
        for (int i = 0; i < rest.Length;)
        {
            LineBreakClass next = Of(CodePoints.At(rest, i, out int units));
            if (!IsMark(next))
            {
                return next;
            }

            i += units;
        }

        return Start;
    }
}
