using System.Reflection;
using RearCloud.Rendering.Fonts.Faces;

namespace RearCloud.Rendering.Fonts;

/// <summary>
/// The faces that text is drawn with: the bundled grotesk, then an explicit list of files for other scripts, symbols and emoji. The system's own
/// choice is never asked, so that a picture is the same on every machine that has the same files.
/// </summary>
/// <remarks>Safe for several threads. Lives as long as the program: faces are shared by all painters.</remarks>
public sealed class FontLibrary
{
    // From this size on the face with tighter spacing and finer joins is the better one.
    private const float DisplaySize = 40;

    private readonly VariableFamily _text;
    private readonly VariableFamily _display;

    public FontLibrary(FontLibraryOptions? options = null)
    {
        SkiaStart.Ensure();
        _text = new VariableFamily("Inter", Bundled("Inter-roman.var.ttf"));
        _display = new VariableFamily("Inter Display", Bundled("InterDisplay-roman.var.ttf"));
        Fallbacks = FallbackList.Find((options ?? new FontLibraryOptions()).Folders, out var missing);
        Missing = missing;
    }

    /// <summary>Names of files of the fallback list that were found nowhere; text of their scripts is drawn as boxes.</summary>
    public IReadOnlyList<string> Missing { get; }

    internal FallbackList Fallbacks { get; }

    /// <summary>The bundled face for a size in pixels and a weight of 100 to 900.</summary>
    internal FontFace Primary(float size, int weight) => (size >= DisplaySize ? _display : _text).Face(weight);

    // The bytes lie in this assembly, which is mapped into memory and stays there: nothing is copied, and only what is used is read from the disk.
    private static unsafe ReadOnlySpan<byte> Bundled(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) as UnmanagedMemoryStream
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        return new ReadOnlySpan<byte>(stream.PositionPointer, (int)stream.Length);
    }
}
