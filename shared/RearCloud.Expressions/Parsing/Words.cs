namespace RearCloud.Expressions.Parsing;

/// <summary>Identifiers and the words that are none (CEL language definition, "Syntax").</summary>
internal static class Words
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "null", "package",
        "namespace", "return", "true", "var", "void", "while",
    };

    public static bool IsReserved(string word) => Reserved.Contains(word);

    public static bool IsIdentifier(string word) => word.Length > 0 && StartsWord(word[0]) && word.All(ContinuesWord) && !IsReserved(word);

    public static bool StartsWord(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool ContinuesWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
