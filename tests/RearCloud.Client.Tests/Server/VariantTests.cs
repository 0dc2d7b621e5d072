using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;
using SkiaSharp;

namespace RearCloud.Client.Tests.Server;

/// <summary>Images of a real server as a panel needs them.</summary>
public sealed class VariantTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_gets_a_large_image_no_larger_than_its_panel_needs_and_without_a_panel_the_original()
    {
        await using var server = await ServerFixture.StartAsync();
        var asset = await UploadAsync(server);
        var device = await server.EnrolDeviceAsync(cancellationToken: Stop);
        await using var forPanel = await OpenAsync(server, device, "panel", PanelProfiles.Reference.Id);
        await using var forAll = await OpenAsync(server, await server.EnrolDeviceAsync(cancellationToken: Stop), "all", panel: null);

        var key = new DocumentKey(DocumentKind.Wallpaper, new DocumentId("picture"));
        Assert.True((await forPanel.CreateAsync(key, JsonElement.Parse($$"""{"format":1,"name":"Picture","type":"image","asset":"{{asset}}"}"""), Stop)).IsSuccess);
        foreach (var client in (RearCloudClient[])[forPanel, forAll]) await client.UntilAsync(c => c.Documents.ContainsKey(key) && c.MissingAssets.IsEmpty);

        Assert.Equal((904, 603), SizeOf(forPanel, $"{asset}.reference"));
        // The server keeps no image larger than any panel needs.
        Assert.Equal((2048, 1365), SizeOf(forAll, asset));
        Assert.Equal([$"{asset}.reference"], Directory.EnumerateFiles(forPanel.AssetFolder).Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();

    private Task<RearCloudClient> OpenAsync(ServerFixture server, TestDevice device, string folder, string? panel) => RearCloudClient.OpenAsync(
        new RearCloudClientOptions { DataFolder = _folder[folder], Server = server.Http, Grpc = server.Grpc, Token = device.Token, Panel = panel, Random = new Random(1) }, Stop);

    private static async Task<string> UploadAsync(ServerFixture server)
    {
        using var bitmap = new SKBitmap(3000, 2000);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        using var content = new ByteArrayContent(data.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await server.Owner.PostAsync(new Uri("/api/v1/assets", UriKind.Relative), content, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["sha256"]!.GetValue<string>();
    }

    private static (int Width, int Height) SizeOf(RearCloudClient client, string file)
    {
        using var codec = SKCodec.Create(Path.Combine(client.AssetFolder, file));
        return (codec.Info.Width, codec.Info.Height);
    }
}
