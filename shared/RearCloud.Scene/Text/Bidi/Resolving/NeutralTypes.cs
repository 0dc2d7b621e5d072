namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Rules N0 to N2 over one isolating run sequence, after which only L, R, EN and AN are left.</summary>
internal static class NeutralTypes
{
    public static void ResolveBrackets(
        ReadOnlySpan<int> closingAt, ReadOnlySpan<int> positions, ReadOnlySpan<BidiClass> classesBeforeWeak, Span<BidiClass> types, BidiClass start,
        BidiClass embedding)
    {
        // `before` is the direction of the last strong character ahead of the opening bracket, with N0's own results counted in.
        BidiClass before = start;
        for (int i = 0; i < types.Length; i++)
        {
            int closing = closingAt[i];
            if (closing != BracketPairs.None)
            {
                BidiClass inside = DirectionInside(types[(i + 1)..closing], embedding);
                if (inside != BidiClass.ON)
                {
                    BidiClass resolved = inside == embedding || before == embedding ? embedding : inside;
                    SetBracket(i, resolved, positions, classesBeforeWeak, types);
                    SetBracket(closing, resolved, positions, classesBeforeWeak, types);
                }
            }

            BidiClass direction = BidiClasses.StrongDirection(types[i]);
            before = direction == BidiClass.ON ? before : direction;
        }
    }

    public static void ResolveRest(Span<BidiClass> types, BidiClass start, BidiClass end, BidiClass embedding)
    {
        for (int i = 0; i < types.Length;)
        {
            if (!BidiClasses.IsNeutral(types[i]))
            {
                i++;
                continue;
            }

            int next = i;
            while (next < types.Length && BidiClasses.IsNeutral(types[next]))
            {
                next++;
            }

            BidiClass left = i == 0 ? start : BidiClasses.StrongDirection(types[i - 1]);
            BidiClass right = next == types.Length ? end : BidiClasses.StrongDirection(types[next]);
            types[i..next].Fill(left == right ? left : embedding);
            i = next;
        }
    }

    // The embedding direction if any character inside has it, else the other one if any has that, else ON.
    private static BidiClass DirectionInside(ReadOnlySpan<BidiClass> inside, BidiClass embedding)
    {
        BidiClass found = BidiClass.ON;
        foreach (BidiClass type in inside)
        {
            BidiClass direction = BidiClasses.StrongDirection(type);
            if (direction == embedding)
            {
                return embedding;
            }

            found = direction == BidiClass.ON ? found : direction;
        }

        return found;
    }

    // The marks that follow a bracket, and were made neutral with it by W1, go with it.
    private static void SetBracket(
        int bracket, BidiClass resolved, ReadOnlySpan<int> positions, ReadOnlySpan<BidiClass> classesBeforeWeak, Span<BidiClass> types)
    {
        types[bracket] = resolved;
        for (int i = bracket + 1; i < types.Length && classesBeforeWeak[positions[i]] == BidiClass.NSM; i++)
        {
            types[i] = resolved;
        }
    }
}
