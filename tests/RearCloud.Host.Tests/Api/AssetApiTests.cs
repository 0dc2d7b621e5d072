using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.TestKit.Servers;
using SkiaSharp;

namespace RearCloud.Host.Tests.Api;

/// <summary>Uploads, honest and hostile, and downloads.</summary>
public sealed class AssetApiTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/api/v1/assets";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_is_named_by_what_is_stored_and_comes_back_whole()
    {
        var stored = await UploadAsync(Picture(900, 500)).JsonAsync(HttpStatusCode.Created);
        var sha = stored.GetProperty("sha256").GetString()!;
        Assert.Equal(900, stored.GetProperty("width").GetInt32());
        Assert.Equal(500, stored.GetProperty("height").GetInt32());

        var device = await server.EnrolDeviceAsync(cancellationToken: Cancellation);
        using var client = server.CreateClient(device.Token);
        using var answer = await client.GetAsync($"{Root}/{sha}", Cancellation);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(stored.GetProperty("bytes").GetInt64(), bytes.Length);
        Assert.Equal(stored.GetProperty("contentType").GetString(), answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"\"{sha}\"", answer.Headers.ETag!.Tag);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_can_be_asked_for_and_a_known_asset_is_not_sent_again()
    {
        var sha = await StoreAsync(Picture(600, 600));
        using var part = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        part.Headers.Range = new RangeHeaderValue(4, 11);
        using var answer = await server.Owner.SendAsync(part, Cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(8, (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length);

        using var known = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        known.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{sha}\""));
        using var unchanged = await server.Owner.SendAsync(known, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_form_keeps_the_files_name_without_its_folders()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new ByteArrayContent(Picture(64, 64)), "file", "../../etc/Dünen.png" } };
        var stored = await server.Owner.PostAsync(Root, form, Cancellation).JsonAsync(HttpStatusCode.Created);
        Assert.Equal("Dünen.png", stored.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_photograph_is_scaled_to_what_panels_need()
    {
        var stored = await UploadAsync(Picture(4096, 3072, SKEncodedImageFormat.Jpeg)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(Limits.StoredImageSide, stored.GetProperty("width").GetInt32());
        Assert.Equal(Limits.StoredImageSide * 3 / 4, stored.GetProperty("height").GetInt32());
    }

    [Fact]
    public async Task What_is_no_image_is_refused_by_its_bytes_whatever_it_says()
    {
        await RefusedAsync("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), HttpStatusCode.UnsupportedMediaType, "image.type");
        await RefusedAsync([], HttpStatusCode.UnprocessableEntity, "image.empty");
        await RefusedAsync(Picture(400, 400)[..200], HttpStatusCode.UnprocessableEntity, "image.truncated");
        await RefusedAsync(Promise(60_000, 60_000), HttpStatusCode.RequestEntityTooLarge, "image.too-many-pixels");
        await RefusedAsync(new byte[Limits.UploadBytes + 1], HttpStatusCode.RequestEntityTooLarge, "image.too-large");

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.DataFolder, "assets", "incoming")));
    }

    [Fact]
    public async Task A_body_that_is_neither_image_nor_form_is_refused()
    {
        await server.Owner.PostAsync(Root, Answers.Json("{}"), Cancellation).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.content-type");
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        await server.Owner.PostAsync(Root, empty, Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        using var broken = new ByteArrayContent("--x\r\nContent-Disposition: form-data"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await server.Owner.PostAsync(Root, broken, Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("..%2F..%2Frearcloud.db")]
    [InlineData("incoming")]
    public async Task An_asset_that_is_not_there_is_missing(string name) =>
        await server.Owner.GetAsync($"{Root}/{name}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "asset.missing");

    [Fact]
    public async Task Documents_name_only_images_of_their_own_account()
    {
        var sha = await StoreAsync(Picture(80, 80));
        var wallpaper = $$"""{"format":1,"type":"image","asset":"{{sha}}","fit":"cover"}""";
        await server.Owner.PutAsync("/api/v1/documents/wallpaper/photo", Answers.Json(wallpaper), Cancellation).JsonAsync();

        using var stranger = await server.CreateAccountAsync("asset-stranger", Cancellation);
        var problem = await stranger.PutAsync("/api/v1/documents/wallpaper/photo", Answers.Json(wallpaper), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "asset.unknown");
        Assert.Equal("/asset", problem.GetProperty("path").GetString());
        var layout = $$$"""{"format":1,"canvas":{"width":904,"height":572},"widgets":{"photo":{"kind":"image","order":"V","asset":"{{{sha}}}","frame":{"x":300,"y":100,"width":20,"height":80} } } }""";
        problem = await stranger.PutAsync("/api/v1/documents/layout/photo", Answers.Json(layout), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "asset.unknown");
        Assert.Equal("/widgets/photo/asset", problem.GetProperty("path").GetString());
        await stranger.GetAsync($"{Root}/{sha}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "asset.missing");
    }

    private async Task<string> StoreAsync(byte[] picture)
    {
        JsonElement stored = await UploadAsync(picture).JsonAsync(HttpStatusCode.Created);
        return stored.GetProperty("sha256").GetString()!;
    }

    private async Task RefusedAsync(byte[] bytes, HttpStatusCode status, string code) => await UploadAsync(bytes).ProblemAsync(status, code);

    private async Task<HttpResponseMessage> UploadAsync(byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return await server.Owner.PostAsync(Root, content, Cancellation);
    }

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.OrangeRed })
        {
            canvas.Clear(SKColors.MidnightBlue);
            canvas.DrawCircle(width / 2f, height / 2f, height / 3f, paint);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A PNG whose header promises more than its bytes could ever hold.</summary>
    private static byte[] Promise(int width, int height)
    {
        var png = Picture(8, 8);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The checksum of PNG's chunks (ISO 3309).</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }
}
