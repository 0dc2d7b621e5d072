namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Rules X9 and X10: cuts a paragraph into isolating run sequences and resolves each (W, N and I rules).</summary>
internal ref struct IsolatingRuns(
    ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, ReadOnlySpan<int> partner, byte baseLevel, Span<BidiClass> types, Span<byte> levels)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly ReadOnlySpan<BidiClass> classes = classes;
    private readonly ReadOnlySpan<int> partner = partner;
    private readonly Span<BidiClass> types = types;
    private readonly Span<byte> levels = levels;

    // The characters that X9 keeps, in order; the level runs as positions in that list; and the run that each kept isolate character is in.
    private readonly int[] kept = new int[classes.Length];
    private readonly int[] runEnds = new int[classes.Length];
    private readonly int[] runAt = new int[classes.Length];

    // One sequence: where its characters stand in the text, their classes, and the brackets' partners.
    private readonly int[] positions = new int[classes.Length];
    private readonly int[] closingAt = new int[classes.Length];
    private readonly BidiClass[] sequence = new BidiClass[classes.Length];

    private int keptCount;
    private int runCount;

    public void Resolve()
    {
        FindLevelRuns();
        for (int run = 0; run < runCount; run++)
        {
            int first = kept[StartOf(run)];
            bool continues = classes[first] == BidiClass.PDI && partner[first] != IsolatePairs.None;
            if (!continues)
            {
                ResolveSequence(run);
            }
        }

        // Only now, because the sequences compare their explicit levels.
        foreach (int i in kept.AsSpan(0, keptCount))
        {
            levels[i] += (byte)LevelsUp(types[i], levels[i]);
        }
    }

    private readonly int StartOf(int run) => run == 0 ? 0 : runEnds[run - 1];

    private void FindLevelRuns()
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (BidiClasses.IsRemoved(classes[i]))
            {
                continue;
            }

            if (keptCount == 0 || levels[kept[keptCount - 1]] != levels[i])
            {
                runCount++;
            }

            kept[keptCount++] = i;
            runEnds[runCount - 1] = keptCount;
            runAt[i] = runCount - 1;
        }
    }

    private readonly void ResolveSequence(int run)
    {
        int firstRun = run, count = 0;
        while (true)
        {
            ReadOnlySpan<int> characters = kept.AsSpan(StartOf(run)..runEnds[run]);
            characters.CopyTo(positions.AsSpan(count));
            count += characters.Length;
            int last = characters[^1];
            if (!BidiClasses.IsIsolateInitiator(classes[last]) || partner[last] == IsolatePairs.None)
            {
                break;
            }

            run = runAt[partner[last]];
        }

        int lastOfAll = positions[count - 1];
        byte level = levels[positions[0]];
        byte before = firstRun == 0 ? baseLevel : levels[kept[StartOf(firstRun) - 1]];
        bool openEnded = runEnds[run] == keptCount || BidiClasses.IsIsolateInitiator(classes[lastOfAll]);
        byte after = openEnded ? baseLevel : levels[kept[runEnds[run]]];
        ResolveTypes(count, level, BidiClasses.OfLevel(Math.Max(level, before)), BidiClasses.OfLevel(Math.Max(level, after)));
    }

    private readonly void ResolveTypes(int count, byte level, BidiClass start, BidiClass end)
    {
        ReadOnlySpan<int> at = positions.AsSpan(0, count);
        Span<BidiClass> found = sequence.AsSpan(0, count);
        Span<int> closings = closingAt.AsSpan(0, count);
        for (int i = 0; i < count; i++)
        {
            found[i] = types[at[i]];
        }

        BidiClass embedding = BidiClasses.OfLevel(level);
        WeakTypes.Resolve(found, start);
        if (BracketPairs.Find(text, at, found, closings))
        {
            NeutralTypes.ResolveBrackets(closings, at, types, found, start, embedding);
        }

        NeutralTypes.ResolveRest(found, start, end, embedding);
        for (int i = 0; i < count; i++)
        {
            types[at[i]] = found[i];
        }
    }

    // I1 and I2: how far a resolved class lies above its embedding level.
    private static int LevelsUp(BidiClass resolved, byte level) => (level & 1) == 0
        ? resolved switch
        {
            BidiClass.R => 1,
            BidiClass.EN or BidiClass.AN => 2,
            _ => 0,
        }
        : resolved == BidiClass.R ? 0 : 1;
}
