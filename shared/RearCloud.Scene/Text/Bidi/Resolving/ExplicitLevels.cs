namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Rules X1 to X8: embeddings, overrides and isolates.</summary>
internal static class ExplicitLevels
{
    /// <summary>BD2: max_depth.</summary>
    private const int MaxDepth = 125;

    private readonly record struct Status(byte Level, BidiClass Override, bool Isolate);

    /// <summary>Writes each character's explicit level, and its class after overrides (ON stands for no override).</summary>
    public static void Resolve(ReadOnlySpan<BidiClass> classes, ReadOnlySpan<int> partner, byte baseLevel, Span<BidiClass> types, Span<byte> levels)
    {
        Span<Status> stack = stackalloc Status[MaxDepth + 2];
        int top = 0, overflowIsolates = 0, overflowEmbeddings = 0, validIsolates = 0;
        stack[0] = new Status(baseLevel, BidiClass.ON, false);
        for (int i = 0; i < classes.Length; i++)
        {
            BidiClass type = classes[i];
            types[i] = type;
            levels[i] = stack[top].Level;
            switch (type)
            {
                case BidiClass.RLE or BidiClass.LRE or BidiClass.RLO or BidiClass.LRO: // X2 to X5
                    int embedding = NextLevel(stack[top].Level, type is BidiClass.RLE or BidiClass.RLO);
                    if (embedding <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        BidiClass forced = type switch
                        {
                            BidiClass.RLO => BidiClass.R,
                            BidiClass.LRO => BidiClass.L,
                            _ => BidiClass.ON,
                        };
                        stack[++top] = new Status((byte)embedding, forced, false);
                    }
                    else if (overflowIsolates == 0)
                    {
                        overflowEmbeddings++;
                    }

                    break;

                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI: // X5a to X5c
                    types[i] = Overridden(type, stack[top]);
                    bool rightToLeft = type == BidiClass.RLI || (type == BidiClass.FSI && OpensRightToLeft(classes, partner, i));
                    int isolate = NextLevel(stack[top].Level, rightToLeft);
                    if (isolate <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack[++top] = new Status((byte)isolate, BidiClass.ON, true);
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;

                case BidiClass.PDI: // X6a
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack[top].Isolate)
                        {
                            top--;
                        }

                        top--;
                        validIsolates--;
                    }

                    levels[i] = stack[top].Level;
                    types[i] = Overridden(type, stack[top]);
                    break;

                case BidiClass.PDF: // X7
                    if (overflowIsolates == 0 && overflowEmbeddings > 0)
                    {
                        overflowEmbeddings--;
                    }
                    else if (overflowIsolates == 0 && !stack[top].Isolate && top > 0)
                    {
                        top--;
                    }

                    break;

                case BidiClass.B: // X8
                    levels[i] = baseLevel;
                    top = overflowIsolates = overflowEmbeddings = validIsolates = 0;
                    break;

                case BidiClass.BN or BidiClass.Continuation:
                    break;

                default: // X6
                    types[i] = Overridden(type, stack[top]);
                    break;
            }
        }
    }

    private static BidiClass Overridden(BidiClass type, Status status) => status.Override == BidiClass.ON ? type : status.Override;

    private static int NextLevel(int level, bool rightToLeft) => rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;

    private static bool OpensRightToLeft(ReadOnlySpan<BidiClass> classes, ReadOnlySpan<int> partner, int initiator)
    {
        int end = partner[initiator] == IsolatePairs.None ? classes.Length : partner[initiator];
        return IsolatePairs.FirstStrongLevel(classes, partner, initiator + 1, end, 0) == 1;
    }
}
