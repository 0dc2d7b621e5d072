namespace RearCloud.Expressions.Evaluation;

/// <summary>The operator + of strings, bytes and lists, with the bounds of <see cref="ExpressionLimits"/>.</summary>
internal static class Joining
{
    public static Value Join(in Value left, in Value right, int position) => left.Kind switch
    {
        ValueKind.String when left.AsText.Length + right.AsText.Length > ExpressionLimits.TextLength =>
            Failure.TooLarge(ExpressionLimits.TextLength, position),
        ValueKind.String => Value.Of(left.AsText + right.AsText),
        ValueKind.Bytes when left.AsBytes.Length + right.AsBytes.Length > ExpressionLimits.TextLength =>
            Failure.TooLarge(ExpressionLimits.TextLength, position),
        ValueKind.Bytes => Value.Owning([.. left.AsBytes, .. right.AsBytes]),
        _ when left.AsList.Length + right.AsList.Length > ExpressionLimits.ListSize => Failure.TooLarge(ExpressionLimits.ListSize, position),
        _ => Value.Owning([.. left.AsList, .. right.AsList]),
    };
}
