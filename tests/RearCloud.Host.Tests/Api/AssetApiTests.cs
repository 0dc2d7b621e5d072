using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.TestKit.Assets;
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
        var stored = await UploadAsync(Pictures.Disc(900, 500)).JsonAsync(HttpStatusCode.Created);
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
        AssertImmutable(answer, sha);
    }

    [Fact]
    public async Task A_part_can_be_asked_for_and_a_known_asset_is_not_sent_again()
    {
        var sha = await StoreAsync(Pictures.Disc(600, 600));
        var whole = await server.Owner.GetByteArrayAsync($"{Root}/{sha}", Cancellation);
        using var part = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        part.Headers.Range = new RangeHeaderValue(4, 11);
        using var answer = await server.Owner.SendAsync(part, Cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(whole[4..12], await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(new ContentRangeHeaderValue(4, 11, whole.Length), answer.Content.Headers.ContentRange);
        AssertImmutable(answer, sha);

        using var rest = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        rest.Headers.Range = new RangeHeaderValue(whole.Length - 3, null);
        rest.Headers.IfRange = new RangeConditionHeaderValue($"\"{sha}\"");
        using var end = await server.Owner.SendAsync(rest, Cancellation);
        Assert.Equal(whole[^3..], await end.Content.ReadAsByteArrayAsync(Cancellation));

        using var other = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        other.Headers.Range = new RangeHeaderValue(4, 11);
        other.Headers.IfRange = new RangeConditionHeaderValue("\"another\"");
        using var all = await server.Owner.SendAsync(other, Cancellation);
        Assert.Equal(HttpStatusCode.OK, all.StatusCode);
        Assert.Equal(whole, await all.Content.ReadAsByteArrayAsync(Cancellation));

        using var known = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        known.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{sha}\""));
        using var unchanged = await server.Owner.SendAsync(known, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        AssertImmutable(unchanged, sha);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_answered_with_the_length()
    {
        var sha = await StoreAsync(Pictures.Disc(60, 60));
        var length = (await server.Owner.GetByteArrayAsync($"{Root}/{sha}", Cancellation)).Length;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}");
        request.Headers.Range = new RangeHeaderValue(length, null);
        using var answer = await server.Owner.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal(length, answer.Content.Headers.ContentRange!.Length);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_panel_gets_an_image_that_just_covers_it()
    {
        var stored = await UploadAsync(Pictures.Disc(2_000, 1_800)).JsonAsync(HttpStatusCode.Created);
        var sha = stored.GetProperty("sha256").GetString()!;
        using var answer = await server.Owner.GetAsync($"{Root}/{sha}?panel=reference", Cancellation);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var variant = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.NotEqual(sha, variant);
        AssertImmutable(answer, variant);
        using var picture = SKBitmap.Decode(bytes);
        Assert.Equal((904, 814), (picture.Width, picture.Height));
        Assert.True(bytes.Length < stored.GetProperty("bytes").GetInt64());

        // Made once: the same bytes come from the store.
        Assert.Equal(bytes, await server.Owner.GetByteArrayAsync($"{Root}/{sha}?panel=reference", Cancellation));
        using var part = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{sha}?panel=reference");
        part.Headers.Range = new RangeHeaderValue(10, 19);
        using var some = await server.Owner.SendAsync(part, Cancellation);
        Assert.Equal(bytes[10..20], await some.Content.ReadAsByteArrayAsync(Cancellation));
        AssertImmutable(some, variant);
        using var large = await server.Owner.GetAsync($"{Root}/{sha}?panel=large", Cancellation);
        using var larger = SKBitmap.Decode(await large.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(976, larger.Width);
    }

    [Fact]
    public async Task An_image_with_no_pixels_to_spare_is_sent_as_it_is()
    {
        var sha = await StoreAsync(Pictures.Disc(904, 400));
        using var answer = await server.Owner.GetAsync($"{Root}/{sha}?panel=reference", Cancellation);
        Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Cancellation))));
        AssertImmutable(answer, sha);
        await server.Owner.GetAsync($"{Root}/{sha}?panel=toaster", Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "asset.panel-unknown");
        using var stranger = await server.CreateAccountAsync("variant-stranger", Cancellation);
        await stranger.GetAsync($"{Root}/{sha}?panel=reference", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "asset.missing");
    }

    [Fact]
    public async Task A_form_keeps_the_files_name_without_its_folders()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new ByteArrayContent(Pictures.Disc(64, 64)), "file", "../../etc/Dünen.png" } };
        var stored = await server.Owner.PostAsync(Root, form, Cancellation).JsonAsync(HttpStatusCode.Created);
        Assert.Equal("Dünen.png", stored.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_photograph_is_scaled_to_what_panels_need()
    {
        var stored = await UploadAsync(Pictures.Disc(4096, 3072, SKEncodedImageFormat.Jpeg)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(Limits.StoredImageSide, stored.GetProperty("width").GetInt32());
        Assert.Equal(Limits.StoredImageSide * 3 / 4, stored.GetProperty("height").GetInt32());
    }

    [Fact]
    public async Task What_is_no_image_is_refused_by_its_bytes_whatever_it_says()
    {
        await RefusedAsync("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), HttpStatusCode.UnsupportedMediaType, "image.type");
        await RefusedAsync([], HttpStatusCode.UnprocessableEntity, "image.empty");
        await RefusedAsync(Pictures.Disc(400, 400)[..200], HttpStatusCode.UnprocessableEntity, "image.truncated");
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
        var sha = await StoreAsync(Pictures.Disc(80, 80));
        var wallpaper = $$"""{"format":1,"type":"image","asset":"{{sha}}","fit":"cover"}""";
        await server.Owner.PutAsync("/api/v1/documents/wallpaper/photo", Answers.Json(wallpaper), Cancellation).JsonAsync();

        using var stranger = await server.CreateAccountAsync("asset-stranger", Cancellation);
        var problem = await stranger.PutAsync("/api/v1/documents/wallpaper/photo", Answers.Json(wallpaper), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "asset.unknown");
        Assert.Equal("/asset", problem.GetProperty("path").GetString());
        var parallax = $$"""{"format":1,"type":"parallax","layers":[{"style":"stars"},{"asset":"{{sha}}"}]}""";
        problem = await stranger.PutAsync("/api/v1/documents/wallpaper/deep", Answers.Json(parallax), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "asset.unknown");
        Assert.Equal("/layers/1/asset", problem.GetProperty("path").GetString());
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

    private static void AssertImmutable(HttpResponseMessage answer, string sha)
    {
        Assert.Equal($"\"{sha}\"", answer.Headers.ETag!.Tag);
        Assert.Equal(["immutable", "max-age=31536000", "private"], answer.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Equal($"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha))}:", Assert.Single(answer.Headers.GetValues("Repr-Digest")));
    }

    /// <summary>A PNG whose header promises more than its bytes could ever hold.</summary>
    private static byte[] Promise(int width, int height)
    {
        var png = Pictures.Disc(8, 8);
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
