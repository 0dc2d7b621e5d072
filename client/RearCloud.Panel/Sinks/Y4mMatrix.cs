namespace RearCloud.Panel.Sinks;

/// <summary>How luma and colour differences are made of red, green and blue.</summary>
public enum Y4mMatrix
{
    /// <summary>ITU-R BT.709: high definition.</summary>
    Bt709,

    /// <summary>ITU-R BT.601: standard definition, and what players assume of small pictures.</summary>
    Bt601,
}
