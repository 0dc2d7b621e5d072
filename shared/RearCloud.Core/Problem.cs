namespace RearCloud.Core;

/// <summary>A refused request as a value: what was wrong, where, and what to do.</summary>
/// <param name="Code">Stable, lower-case, dotted name of the rule, for example <c>layout.frame.out-of-bounds</c>.</param>
/// <param name="Path">JSON Pointer (RFC 6901) to the offending member, or empty for the whole.</param>
/// <param name="Message">What was wrong, in a sentence, with the figures.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
public sealed record Problem(string Code, string Path, string Message, string Remedy)
{
    public override string ToString() => Path.Length == 0 ? $"{Code}: {Message} {Remedy}" : $"{Code} at {Path}: {Message} {Remedy}";
}
