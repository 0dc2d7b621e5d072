using System.Text.Json;
using System.Text.Json.Serialization;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Recording.Files;

/// <summary>A line of a recording. A header comes first and an end last; between them assets and a scene come before the frame that is made of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "line")]
[JsonDerivedType(typeof(Header), "header")]
[JsonDerivedType(typeof(Asset), "asset")]
[JsonDerivedType(typeof(Scene), "scene")]
[JsonDerivedType(typeof(Frame), "frame")]
[JsonDerivedType(typeof(End), "end")]
internal abstract record RecordingLine
{
    private RecordingLine()
    {
    }

    /// <param name="Format"><see cref="FormatName"/>.</param>
    /// <param name="Version">Rises when older programs cannot read it any more.</param>
    /// <param name="Product">What recorded it.</param>
    /// <param name="Panel">What was recorded.</param>
    public sealed record Header(string Format, int Version, string Product, PanelProfile Panel) : RecordingLine
    {
        public const string FormatName = "rearcloud-recording";

        public const int NewestVersion = 1;
    }

    /// <param name="Id">As the scenes name it.</param>
    /// <param name="Bytes">Null if it is not there from here on.</param>
    /// <param name="LeftOut">Bytes of one that was there and is left out here; 0 otherwise.</param>
    public sealed record Asset(string Id, byte[]? Bytes = null, long LeftOut = 0) : RecordingLine;

    /// <param name="Number">Counts scenes from 1.</param>
    /// <param name="Snapshot">As <see cref="RearCloud.Scene.Drawing.DrawListJson"/> writes it.</param>
    public sealed record Scene(long Number, JsonElement Snapshot) : RecordingLine;

    /// <param name="Number">Counts frames from 1; numbers that are missing were lost.</param>
    /// <param name="Time">The moment that it shows.</param>
    /// <param name="SceneNumber">Of its scene, the last one before it.</param>
    /// <param name="IsStale">True if everything was drawn anew.</param>
    /// <param name="Damage">Around what changed.</param>
    /// <param name="Hash">Of the picture in hexadecimal digits; null if it could not be drawn.</param>
    /// <param name="LacksFilm">True if it shows a film otherwise than its moment asks for, because its frame was not there.</param>
    public sealed record Frame(long Number, DateTimeOffset Time, long SceneNumber, bool IsStale, PixelRect Damage, string? Hash = null, bool LacksFilm = false) : RecordingLine;

    /// <param name="Frames">Frame lines before it.</param>
    /// <param name="Lost">Frames that found no room on their way.</param>
    /// <param name="Reason">Why it ended early; null if it was asked to.</param>
    public sealed record End(long Frames, long Lost, string? Reason = null) : RecordingLine;
}
