using System.Text.Json;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Tests.Post;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Tests.Recording;

public sealed class RandomDrawListTests
{
    [Fact]
    public void Random_scenes_are_read_as_they_were_written()
    {
        foreach (var seed in Seeds.Of(400))
        {
            var scenes = new RandomScenes(seed, PanelProfiles.Reference);
            var snapshot = scenes.Next(scenes.First());
            var read = RoundTrip(snapshot);
            Assert.True(snapshot.Layers.SequenceEqual(read.Layers), Seeds.Print(seed));
            Assert.Equal((snapshot.NextChange, snapshot.FrameRate), (read.NextChange, read.FrameRate));
            Assert.Equal(DrawListText.Print(snapshot), DrawListText.Print(read));
        }
    }

    private static Snapshot RoundTrip(Snapshot snapshot)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) DrawListJson.Write(json, snapshot, snapshot.Panel);
        return DrawListJson.Read(JsonElement.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = DrawListJson.MostDepth }), PanelProfiles.Reference);
    }
}
