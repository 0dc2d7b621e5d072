namespace RearCloud.Core;

/// <summary>Every bound of the product that is not owned by a single queue or cache. Enforced at the edge.</summary>
public static class Limits
{
    /// <summary>Length of an id in ASCII characters.</summary>
    public const int IdLength = 64;

    /// <summary>Bytes of one document's JSON body in UTF-8.</summary>
    public const int DocumentBytes = 256 * 1024;

    /// <summary>Nesting depth of a document's JSON.</summary>
    public const int DocumentDepth = 32;

    /// <summary>Widgets in one layout.</summary>
    public const int WidgetsPerLayout = 200;

    /// <summary>Particles of one field.</summary>
    public const int Particles = 400;

    /// <summary>Colours of one flow.</summary>
    public const int FlowColors = 8;

    /// <summary>Layers over the ground of a parallax wallpaper.</summary>
    public const int ParallaxLayers = 3;

    /// <summary>Characters of one text member of a document.</summary>
    public const int TextLength = 4_000;

    /// <summary>Documents of one stream that are not deleted.</summary>
    public const int DocumentsPerStream = 2_000;

    /// <summary>Field changes in one edit.</summary>
    public const int FieldsPerEdit = 512;

    /// <summary>Edits in one mutation; they are stored all or none.</summary>
    public const int EditsPerMutation = 64;

    /// <summary>Edits in one preview.</summary>
    public const int EditsPerPreview = 8;

    /// <summary>Bytes of one preview on the wire.</summary>
    public const int PreviewBytes = 4 * 1024;

    /// <summary>Previews of others that one reader of a stream is told of at a time; the next one waits until another is over.</summary>
    public const int PreviewsAtOnce = 8;

    /// <summary>A preview that was not repeated for so long is over.</summary>
    public static readonly TimeSpan PreviewLifetime = TimeSpan.FromSeconds(2);

    /// <summary>The least time between two previews of one source; of what comes faster, the newest counts.</summary>
    public static readonly TimeSpan PreviewInterval = TimeSpan.FromSeconds(1) / 60;

    /// <summary>Characters of the name of a mutation.</summary>
    public const int MutationNameLength = 80;

    /// <summary>Bytes of the lost values, with their paths, that the answer to a mutation tells.</summary>
    public const int LostBytes = 16 * 1024;

    /// <summary>Characters of an order key; when a mutation leaves a longer one, the door spreads the keys of its collection.</summary>
    public const int OrderKeyLength = 24;

    /// <summary>Mutations in one submission, so that an import does not hold the stream.</summary>
    public const int MutationsPerBatch = 100;

    /// <summary>Edits that may wait in a device's outbox.</summary>
    public const int WaitingMutations = 10_000;

    /// <summary>Bytes of one frame on any carrier.</summary>
    public const int FrameBytes = 4 * 1024 * 1024;

    /// <summary>Documents in one delta; the rest follows in the next.</summary>
    public const int DocumentsPerDelta = 512;

    /// <summary>How long a deleted document can be restored.</summary>
    public static readonly TimeSpan TombstoneLifetime = TimeSpan.FromDays(60);

    /// <summary>How long the history is kept.</summary>
    public static readonly TimeSpan HistoryLifetime = TimeSpan.FromDays(90);

    /// <summary>How long the numbers of a client that does not come back are kept.</summary>
    public static readonly TimeSpan ClientLifetime = TimeSpan.FromDays(180);

    /// <summary>Streams that one session may follow.</summary>
    public const int StreamsPerSession = 16;

    /// <summary>Bytes of an uploaded image.</summary>
    public const int UploadBytes = 40 * 1024 * 1024;

    /// <summary>Pixels to which an uploaded image may decode.</summary>
    public const long DecodedPixels = 64_000_000;

    /// <summary>Length of either side of a stored image in pixels.</summary>
    public const int StoredImageSide = 2_048;

    /// <summary>How far a device's clock may move the time of an edit into the future.</summary>
    public static readonly TimeSpan EditTimeAhead = TimeSpan.FromSeconds(2);
}
