namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>A change's text as long as the one that the door writes for a drag.</summary>
internal static class BareEdit
{
    public const string Text = """{"operation":"set","base":1234,"fields":[{"path":"/widgets/clock/frame","value":{"x":345,"y":178,"width":488,"height":232}}]}""";
}
