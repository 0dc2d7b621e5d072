using RearCloud.Scene.Text.Unicode;

namespace RearCloud.Scene.Text.Breaking.Rules;

/// <summary>Gives each code point its Line_Break class, and names the groups of classes that the rules speak of.</summary>
internal static partial class LineBreakClasses
{
    public static LineBreakClass Of(int codePoint) => (LineBreakClass)CodePointRanges.ValueOf(Ranges, codePoint);

    /// <summary>Characters that end a line (LB4, LB5); a CR before an LF does so together with it.</summary>
    public static bool EndsLine(LineBreakClass c) => c is LineBreakClass.BK or LineBreakClass.CR or LineBreakClass.LF or LineBreakClass.NL;

    public static bool IsMark(LineBreakClass c) => c is LineBreakClass.CM or LineBreakClass.ZWJ;

    public static bool IsLetter(LineBreakClass c) => c is LineBreakClass.AL or LineBreakClass.HL;

    public static bool IsAffix(LineBreakClass c) => c is LineBreakClass.PR or LineBreakClass.PO;

    public static bool IsOpening(LineBreakClass c) => c is LineBreakClass.OP or LineBreakClass.WideOP;

    public static bool IsClosing(LineBreakClass c) => c is LineBreakClass.CL or LineBreakClass.CP;

    public static bool IsIdeograph(LineBreakClass c) =>
        c is LineBreakClass.ID or LineBreakClass.EB or LineBreakClass.EM or LineBreakClass.UnassignedPictograph;

    public static bool IsHangul(LineBreakClass c) =>
        c is LineBreakClass.JL or LineBreakClass.JV or LineBreakClass.JT or LineBreakClass.H2 or LineBreakClass.H3;
}
