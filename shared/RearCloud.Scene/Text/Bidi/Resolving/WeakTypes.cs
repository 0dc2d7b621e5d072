namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Rules W1 to W7 over one isolating run sequence.</summary>
internal static class WeakTypes
{
    public static void Resolve(Span<BidiClass> types, BidiClass start)
    {
        MarksAndArabicNumbers(types, start);
        Separators(types);
        TerminatorsAndLatinNumbers(types, start);
    }

    // W1, W2 and W3: the three look only back, at what the earlier of them made of it.
    private static void MarksAndArabicNumbers(Span<BidiClass> types, BidiClass start)
    {
        BidiClass previous = start, strong = start;
        for (int i = 0; i < types.Length; i++)
        {
            BidiClass type = types[i];
            if (type == BidiClass.NSM)
            {
                type = BidiClasses.IsIsolate(previous) ? BidiClass.ON : previous;
            }

            previous = type;
            switch (type)
            {
                case BidiClass.L or BidiClass.R or BidiClass.AL:
                    strong = type;
                    break;
                case BidiClass.EN when strong == BidiClass.AL:
                    type = BidiClass.AN;
                    break;
                default:
                    break;
            }

            types[i] = type;
        }

        types.Replace(BidiClass.AL, BidiClass.R);
    }

    // W4.
    private static void Separators(Span<BidiClass> types)
    {
        for (int i = 1; i < types.Length - 1; i++)
        {
            BidiClass before = types[i - 1];
            bool joins = types[i] switch
            {
                BidiClass.ES => before == BidiClass.EN,
                BidiClass.CS => before is BidiClass.EN or BidiClass.AN,
                _ => false,
            };
            if (joins && types[i + 1] == before)
            {
                types[i] = before;
            }
        }
    }

    // W5 and W6, then W7: a number must still be seen as one by the terminators beside it.
    private static void TerminatorsAndLatinNumbers(Span<BidiClass> types, BidiClass start)
    {
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i] == BidiClass.ET)
            {
                int end = i;
                while (end < types.Length && types[end] == BidiClass.ET)
                {
                    end++;
                }

                bool besideNumber = (i > 0 && types[i - 1] == BidiClass.EN) || (end < types.Length && types[end] == BidiClass.EN);
                types[i..end].Fill(besideNumber ? BidiClass.EN : BidiClass.ON);
            }
            else if (types[i] is BidiClass.ES or BidiClass.CS)
            {
                types[i] = BidiClass.ON;
            }
        }

        BidiClass strong = start;
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i] is BidiClass.L or BidiClass.R)
            {
                strong = types[i];
            }
            else if (types[i] == BidiClass.EN && strong == BidiClass.L)
            {
                types[i] = BidiClass.L;
            }
        }
    }
}
