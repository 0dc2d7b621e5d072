namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Bidi_Class (UAX #9, table 4), under the short names of the Unicode Character Database, in the order of the generated table.</summary>
internal enum BidiClass : byte
{
    L,
    R,
    AL,
    EN,
    ES,
    ET,
    AN,
    CS,
    NSM,
    BN,
    B,
    S,
    WS,
    ON,
    LRE,
    LRO,
    RLE,
    RLO,
    PDF,
    LRI,
    RLI,
    FSI,
    PDI,

    /// <summary>The second unit of a surrogate pair: it takes no part and gets the level of the first unit.</summary>
    Continuation,
}
