namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Paired brackets (BD14, BD15), canonically equivalent ones as one.</summary>
internal static partial class BidiBrackets
{
    /// <summary>True for a bracket, with the canonical closing bracket by which the two of a pair know each other.</summary>
    public static bool TryFind(char character, out char closing, out bool opens)
    {
        int index = Array.BinarySearch(Characters, character);
        closing = index < 0 ? '\0' : Closings[index];
        opens = index >= 0 && Openers[index];
        return index >= 0;
    }
}
