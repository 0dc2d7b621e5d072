using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Server.Assets;
using RearCloud.TestKit.Assets;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Api;

/// <summary>Uploads in parts: what arrived is kept, whatever breaks; what is wrong is told with where to go on.</summary>
public sealed class UploadApiTests : IAsyncLifetime
{
    private const string Root = "/api/v1/uploads";
    private const string PartType = "application/partial-upload";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly byte[] Picture = Pictures.Noise(1_000, 900, 7);

    private TrickyStore? store;
    private ServerFixture? started;

    private ServerFixture Server => started!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.True(Picture.Length > (2 * AssetLimits.PieceBytes) + AssetLimits.PartBytes);
        started = await ServerFixture.StartAsync(new ServerOptions
        {
            Adjust = builder =>
            {
                var production = builder.Services.Single(s => s.ServiceType == typeof(IAssetStore));
                builder.Services.AddSingleton<IAssetStore>(services => store = new TrickyStore((IAssetStore)production.ImplementationFactory!(services)));
            },
        });
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task Parts_become_an_asset_like_an_upload_in_one_piece()
    {
        var upload = await BeginAsync(Picture, "Dünen.png");
        for (var offset = 0; offset < Picture.Length; offset += 700_000)
        {
            var answer = await SendAsync(upload, offset, Picture[offset..Math.Min(offset + 700_000, Picture.Length)]);
            var state = await Task.FromResult(answer).JsonAsync();
            Assert.Equal(Math.Min(offset + 700_000, Picture.Length), state.GetProperty("offset").GetInt64());
        }

        var asset = await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
        using var content = new ByteArrayContent(Picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        var whole = await Server.Owner.PostAsync("/api/v1/assets", content, Cancellation).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(whole.GetProperty("sha256").GetString(), asset.GetProperty("sha256").GetString());
        Assert.Equal("Dünen.png", asset.GetProperty("name").GetString());

        var again = await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(asset.GetRawText(), again.GetRawText());
        var late = await SendAsync(upload, Picture.Length, [1]);
        await Task.FromResult(late).ProblemAsync(HttpStatusCode.Conflict, "upload.finished");
    }

    [Fact]
    public async Task A_wrong_offset_is_answered_with_the_right_one()
    {
        var upload = await BeginAsync(Picture);
        await Task.FromResult(await SendAsync(upload, 0, Picture[..200_000])).JsonAsync();
        foreach (var offset in new[] { 0L, 199_999, 200_001, 10_000_000_000 })
        {
            var answer = await SendAsync(upload, offset, Picture[..100_000]);
            Assert.Equal("200000", Assert.Single(answer.Headers.GetValues("Upload-Offset")));
            await Task.FromResult(answer).ProblemAsync(HttpStatusCode.Conflict, "upload.offset");
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, upload);
        using var asked = await Server.Owner.SendAsync(head, Cancellation);
        Assert.Equal("200000", Assert.Single(asked.Headers.GetValues("Upload-Offset")));
        Assert.Equal("no-store", asked.Headers.CacheControl!.ToString());
        await FinishAsync(upload).ProblemAsync(HttpStatusCode.Conflict, "upload.incomplete");
        await Task.FromResult(await SendAsync(upload, 200_000, Picture[200_000..])).JsonAsync();
        await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_was_kept_before_a_connection_broke_stays_and_the_rest_follows()
    {
        var upload = await BeginAsync(Picture);
        await BreakOffAsync(upload, Picture[..(AssetLimits.PieceBytes + 500_000)]);
        var offset = (int)await OffsetAsync(upload);
        Assert.InRange(offset, AssetLimits.PieceBytes, AssetLimits.PieceBytes + 500_000);

        var answer = await SendAsync(upload, offset, Picture[offset..]);
        if (answer.StatusCode == HttpStatusCode.Conflict)
        {
            // The broken part was still being kept.
            offset = int.Parse(Assert.Single(answer.Headers.GetValues("Upload-Offset")), CultureInfo.InvariantCulture);
            answer = await SendAsync(upload, offset, Picture[offset..]);
        }

        await Task.FromResult(answer).JsonAsync();
        await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_restart_of_the_server_loses_no_open_upload()
    {
        var upload = await BeginAsync(Picture);
        await Task.FromResult(await SendAsync(upload, 0, Picture[..1_500_000])).JsonAsync();
        await Server.StopAsync();
        await Server.StartAgainAsync();
        Assert.Equal(1_500_000, await OffsetAsync(upload));
        await Task.FromResult(await SendAsync(upload, 1_500_000, Picture[1_500_000..])).JsonAsync();
        await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_was_announced_wrong_is_refused()
    {
        await BeginAsync(new { bytes = 0 }).ProblemAsync(HttpStatusCode.BadRequest, "upload.size");
        await BeginAsync(new { bytes = Limits.UploadBytes + 1L }).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "upload.too-large");
        await BeginAsync(new { bytes = 10, sha256 = "ABC" }).ProblemAsync(HttpStatusCode.BadRequest, "upload.sha256");
        await BeginAsync(new { name = "x" }).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");

        var wrong = await BeginAsync(Picture, sha256: new string('0', 64));
        await Task.FromResult(await SendAsync(wrong, 0, Picture)).JsonAsync();
        await FinishAsync(wrong).ProblemAsync(HttpStatusCode.UnprocessableEntity, "upload.hash");
        await FinishAsync(wrong).ProblemAsync(HttpStatusCode.NotFound, "upload.missing");
    }

    [Fact]
    public async Task What_is_no_image_is_refused_at_the_end_and_nothing_of_it_stays()
    {
        var script = Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>");
        var upload = await BeginAsync(script);
        await Task.FromResult(await SendAsync(upload, 0, script)).JsonAsync();
        await FinishAsync(upload).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "image.type");
        await Server.Owner.GetAsync(upload, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "upload.missing");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Server.DataFolder, "assets", "incoming")));
    }

    [Fact]
    public async Task A_part_that_is_too_long_too_small_or_without_a_place_is_refused()
    {
        var upload = await BeginAsync(Picture);
        await Task.FromResult(await SendAsync(upload, 0, [.. Picture, 1])).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "upload.too-long");
        await Task.FromResult(await SendAsync(upload, 0, Picture[..1_000])).ProblemAsync(HttpStatusCode.BadRequest, "upload.part-too-small");
        await Task.FromResult(await SendAsync(upload, 0, Picture[..1_000], isChunked: true)).ProblemAsync(HttpStatusCode.BadRequest, "upload.part-too-small");
        Assert.Equal(0, await OffsetAsync(upload));
        await Task.FromResult(await SendAsync(upload, null, Picture)).ProblemAsync(HttpStatusCode.BadRequest, "upload.offset-missing");
        await Task.FromResult(await SendAsync(upload, 0, Picture, "text/plain")).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.content-type");
    }

    [Fact]
    public async Task A_part_of_unknown_length_ends_where_was_announced()
    {
        var upload = await BeginAsync(Picture);
        var chunked = await SendAsync(upload, 0, [.. Picture, 1], isChunked: true);
        Assert.Equal(Picture.Length.ToString(CultureInfo.InvariantCulture), Assert.Single(chunked.Headers.GetValues("Upload-Offset")));
        await Task.FromResult(chunked).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "upload.too-long");
        await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Nobody_reaches_the_upload_of_another_account()
    {
        using var stranger = await Server.CreateAccountAsync("upload-stranger", Cancellation);
        var upload = await BeginAsync(Picture);
        await stranger.GetAsync(upload, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "upload.missing");
        await Task.FromResult(await SendAsync(upload, 0, Picture, client: stranger)).ProblemAsync(HttpStatusCode.NotFound, "upload.missing");
        await stranger.PostAsync($"{upload}/finish", null, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "upload.missing");
        await stranger.DeleteAsync(upload, Cancellation).ProblemAsync(HttpStatusCode.NotFound, "upload.missing");
        Assert.Equal(0, await OffsetAsync(upload));
    }

    [Fact]
    public async Task Open_uploads_and_their_bytes_are_bounded_and_giving_one_up_makes_room()
    {
        var open = new List<string>();
        for (var i = 0; i < AssetLimits.OpenUploads; i++) open.Add(await BeginAsync(new byte[1_000]));
        await BeginAsync(new { bytes = 1_000 }).ProblemAsync(HttpStatusCode.Conflict, "upload.too-many");
        foreach (var upload in open)
        {
            using var gone = await Server.Owner.DeleteAsync(upload, Cancellation);
            Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        }

        for (var bytes = 0L; bytes + Limits.UploadBytes <= AssetLimits.OpenUploadBytes; bytes += Limits.UploadBytes)
            await BeginAsync(new { bytes = Limits.UploadBytes }).JsonAsync(HttpStatusCode.Created);
        await BeginAsync(new { bytes = Limits.UploadBytes }).ProblemAsync(HttpStatusCode.Conflict, "upload.too-many");
    }

    [Fact]
    public async Task A_full_store_is_told_and_the_upload_goes_on_when_there_is_room()
    {
        var upload = await BeginAsync(Picture);
        await Task.FromResult(await SendAsync(upload, 0, Picture[..1_000_000])).JsonAsync();
        store!.IsFull = true;
        await Task.FromResult(await SendAsync(upload, 1_000_000, Picture[1_000_000..])).ProblemAsync(HttpStatusCode.InsufficientStorage, "asset.store-failed");
        Assert.Equal(1_000_000, await OffsetAsync(upload));
        store.IsFull = false;
        await Task.FromResult(await SendAsync(upload, 1_000_000, Picture[1_000_000..])).JsonAsync();
        store.IsFull = true;
        await FinishAsync(upload).ProblemAsync(HttpStatusCode.InsufficientStorage, "asset.store-failed");
        store.IsFull = false;
        await FinishAsync(upload).JsonAsync(HttpStatusCode.Created);
    }

    private async Task<string> BeginAsync(byte[] bytes, string? name = null, string? sha256 = null)
    {
        using var answer = await BeginAsync(new { bytes = bytes.Length, sha256 = sha256 ?? Convert.ToHexStringLower(SHA256.HashData(bytes)), name });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> BeginAsync(object request) => Server.Owner.PostAsJsonAsync(Root, request, Cancellation);

    private Task<HttpResponseMessage> FinishAsync(string upload) => Server.Owner.PostAsync($"{upload}/finish", null, Cancellation);

    private async Task<HttpResponseMessage> SendAsync(string upload, long? offset, byte[] part, string type = PartType, HttpClient? client = null, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(part) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.TransferEncodingChunked = isChunked;
        // Who sends on while the server refuses may find the line cut and never see why.
        request.Headers.ExpectContinue = true;
        if (offset is not null) request.Headers.Add("Upload-Offset", offset.Value.ToString(CultureInfo.InvariantCulture));
        return await (client ?? Server.Owner).SendAsync(request, Cancellation);
    }

    /// <summary>Promises everything, sends the bytes and hangs up when the first piece is kept.</summary>
    private async Task BreakOffAsync(string upload, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Server.Http.Port, Cancellation);
        var head = $"PATCH {upload} HTTP/1.1\r\nHost: {Server.Http.Authority}\r\nAuthorization: {Server.Owner.DefaultRequestHeaders.Authorization}\r\nContent-Type: {PartType}\r\nUpload-Offset: 0\r\nContent-Length: {Picture.Length}\r\n\r\n";
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
        await stream.WriteAsync(bytes, Cancellation);
        var began = TimeProvider.System.GetTimestamp();
        while (await OffsetAsync(upload) < AssetLimits.PieceBytes) Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "The first piece was not kept.");
    }

    private async Task<long> OffsetAsync(string upload)
    {
        JsonElement state = await Server.Owner.GetAsync(upload, Cancellation).JsonAsync();
        return state.GetProperty("offset").GetInt64();
    }
}
