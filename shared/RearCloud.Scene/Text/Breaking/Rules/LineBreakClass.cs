namespace RearCloud.Scene.Text.Breaking.Rules;

/// <summary>
/// Line_Break (UAX #14, table 1) after rule LB1, under the short names of the Unicode Character Database, in the order of the generated
/// table.
/// </summary>
internal enum LineBreakClass : byte
{
    AL,
    BA,
    BB,
    B2,
    BK,
    CB,
    CL,
    CM,
    CP,
    CR,
    EB,
    EM,
    EX,
    GL,
    H2,
    H3,
    HL,
    HY,
    ID,
    IN,
    IS,
    JL,
    JT,
    JV,
    LF,
    NL,
    NS,
    NU,
    OP,
    PO,
    PR,
    QU,
    RI,
    SP,
    SY,
    WJ,
    ZW,
    ZWJ,

    /// <summary>OP of East Asian width, which LB30 leaves out.</summary>
    WideOP,

    /// <summary>ID that may become an emoji in a later version of Unicode (LB30b).</summary>
    UnassignedPictograph,

    /// <summary>Before the text.</summary>
    Start,
}
