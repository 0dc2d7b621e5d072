namespace RearCloud.Core.Edits;

/// <summary>What an edit does to its document.</summary>
public enum EditOperation
{
    /// <summary>Creates the document with a whole body; a document that stands already is edited field by field instead.</summary>
    Create = 1,

    /// <summary>Sets or removes members.</summary>
    Set = 2,

    /// <summary>Makes the document a tombstone.</summary>
    Delete = 3,

    /// <summary>Brings a deleted document back with the body it had.</summary>
    Restore = 4,

    /// <summary>Moves a member of a collection behind a sibling.</summary>
    Move = 5,

    /// <summary>Makes the document a given body; creates it, or brings it back, where it does not stand.</summary>
    Replace = 6,
}
