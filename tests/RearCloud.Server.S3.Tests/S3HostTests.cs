using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using RearCloud.TestKit.Assets;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Server.S3.Tests;

/// <summary>The whole server over a bucket: nothing of an asset lies on its own disk.</summary>
public sealed class S3HostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_servers_over_one_bucket_take_an_upload_in_turns_and_serve_it_in_parts()
    {
        await using var s3 = await S3Server.StartAsync(Cancellation);
        using var secrets = Secrets(s3.Settings());
        using var data = new TemporaryFolder();
        var settings = new Dictionary<string, string>
        {
            ["RearCloud:Assets:Store"] = "s3", ["RearCloud:Assets:S3:Endpoint"] = s3.Settings().Endpoint, ["RearCloud:Assets:S3:Bucket"] = s3.Settings().Bucket,
            ["RearCloud:Secrets"] = secrets.Path,
        };
        // One database, one after the other: what the first has taken, the second goes on with.
        await using var first = await ServerFixture.StartAsync(new ServerOptions { Settings = settings, DataFolder = data.Path });
        var picture = Pictures.Noise(1_000, 800, 5);
        using var begun = await first.Owner.PostAsJsonAsync("/api/v1/uploads", new { bytes = picture.Length }, Cancellation);
        var upload = begun.Headers.Location!.ToString();
        await SendAsync(first.Owner, upload, 0, picture[..1_500_000]);
        await first.StopAsync();
        foreach (var folder in Directory.GetDirectories(data["assets"])) Directory.Delete(folder, recursive: true);

        await using var second = await ServerFixture.StartAsync(new ServerOptions { Settings = settings, DataFolder = data.Path });
        await SendAsync(second.Owner, upload, 1_500_000, picture[1_500_000..]);
        using var finished = await second.Owner.PostAsync($"{upload}/finish", null, Cancellation);
        Assert.Equal(HttpStatusCode.Created, finished.StatusCode);
        var sha = (await finished.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("sha256").GetString()!;
        var whole = await second.Owner.GetByteArrayAsync($"/api/v1/assets/{sha}", Cancellation);
        Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(whole)));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/assets/{sha}");
        request.Headers.Range = new RangeHeaderValue(1_000, 1_999);
        using var part = await second.Owner.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[1_000..2_000], await part.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Empty(Directory.EnumerateFiles(data["assets"], "*", SearchOption.AllDirectories));

        await s3.KillAsync();
        using var failed = await second.Owner.GetAsync($"/api/v1/assets/{sha}", Cancellation);
        Assert.Equal(HttpStatusCode.InsufficientStorage, failed.StatusCode);
        Assert.Equal("asset.store-failed", (await failed.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("RearCloud:Assets:Store", "tape", "'folder' or 's3'")]
    [InlineData("RearCloud:Assets:S3:Bucket", "", "RearCloud:Assets:S3:Bucket is not set")]
    [InlineData("RearCloud:Assets:S3:Endpoint", "s3.example.org", "must begin with http")]
    public async Task A_setting_that_is_wrong_is_named_at_the_start(string setting, string value, string told)
    {
        var settings = new Dictionary<string, string>
        {
            ["RearCloud:Assets:Store"] = "s3", ["RearCloud:Assets:S3:Endpoint"] = "http://127.0.0.1:9", ["RearCloud:Assets:S3:Bucket"] = "assets",
            ["RearCloud:Assets:S3:AccessKey"] = "key", ["RearCloud:Assets:S3:SecretKey"] = "secret", [setting] = value,
        };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerFixture.StartAsync(new ServerOptions { Settings = settings }));
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Secrets(S3Settings settings)
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["RearCloud__Assets__S3__AccessKey"], settings.AccessKey);
        File.WriteAllText(folder["RearCloud__Assets__S3__SecretKey"], settings.SecretKey);
        return folder;
    }

    private static async Task SendAsync(HttpClient client, string upload, long offset, byte[] part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(part) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/partial-upload");
        request.Headers.Add("Upload-Offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
