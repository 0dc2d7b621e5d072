namespace RearCloud.Scene.Text.Breaking;

/// <summary>Whether a line may end before a UTF-16 unit.</summary>
internal enum BreakOpportunity : byte
{
    None,

    /// <summary>The line may end here, if it is full.</summary>
    Allowed,

    /// <summary>The line ends here: a line or paragraph separator stands before.</summary>
    Mandatory,
}
