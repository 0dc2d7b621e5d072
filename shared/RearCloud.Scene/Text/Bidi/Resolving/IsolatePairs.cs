namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Which isolate initiator belongs to which PDI (BD9), and the first strong character outside of isolates (P2).</summary>
internal static class IsolatePairs
{
    public const int None = -1;

    /// <summary>Writes at each matched initiator the index of its PDI and at each matched PDI that of its initiator; elsewhere <see cref="None"/>.</summary>
    public static void Match(ReadOnlySpan<BidiClass> classes, Span<int> partner)
    {
        partner.Fill(None);

        // The open initiators are chained through their own entries, so that no stack is needed; what stays open is reset at the end.
        int innermost = None;
        for (int i = 0; i < classes.Length; i++)
        {
            if (BidiClasses.IsIsolateInitiator(classes[i]))
            {
                partner[i] = innermost;
                innermost = i;
            }
            else if (classes[i] == BidiClass.PDI && innermost != None)
            {
                int initiator = innermost;
                innermost = partner[initiator];
                partner[initiator] = i;
                partner[i] = initiator;
            }
        }

        while (innermost != None)
        {
            (innermost, partner[innermost]) = (partner[innermost], None);
        }
    }

    /// <summary>P2 and P3: the level given by the first strong character in <paramref name="start"/>..<paramref name="end"/>, or <paramref name="fallback"/>.</summary>
    public static byte FirstStrongLevel(ReadOnlySpan<BidiClass> classes, ReadOnlySpan<int> partner, int start, int end, byte fallback)
    {
        for (int i = start; i < end; i++)
        {
            switch (classes[i])
            {
                case BidiClass.L:
                    return 0;
                case BidiClass.R or BidiClass.AL:
                    return 1;
                case BidiClass.LRI or BidiClass.RLI or BidiClass.FSI:
                    if (partner[i] == None)
                    {
                        return fallback;
                    }

                    i = partner[i];
                    break;
                default:
                    break;
            }
        }

        return fallback;
    }
}
