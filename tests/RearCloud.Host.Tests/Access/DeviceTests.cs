using System.Net;
using System.Text.Json;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Access;

/// <summary>The life of a device: enrolled, seen, renamed, revoked.</summary>
public sealed class DeviceTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enrolling_creates_the_device_settings_and_a_token_that_works()
    {
        var device = await server.EnrolDeviceAsync("Bright", "large", Cancellation);
        using var client = server.CreateClient(device.Token);
        var settings = await client.GetAsync($"/api/v1/documents/device-settings/{device.Id}", Cancellation).JsonAsync();
        Assert.Equal("""{"format":1,"name":"Bright","panel":"large"}""", settings.GetProperty("body").GetRawText());

        var listed = await FindAsync(device.Id);
        Assert.Equal("Bright", listed.GetProperty("name").GetString());
        Assert.Equal("large", listed.GetProperty("panel").GetString());
        Assert.NotEqual(JsonValueKind.Null, listed.GetProperty("lastSeenAt").ValueKind);
        Assert.False(listed.GetProperty("isOnline").GetBoolean());
    }

    [Theory]
    [InlineData("""{"name":"Phone","panel":"round"}""", "device.panel")]
    [InlineData("""{"name":" ","panel":"reference"}""", "device.name")]
    [InlineData("""{"panel":"reference"}""", "request.malformed")]
    public async Task A_wrong_enrolment_leaves_nothing_behind(string body, string code)
    {
        var before = (await server.Owner.GetAsync("/api/v1/devices", Cancellation).JsonAsync()).GetArrayLength();
        await server.Owner.PostAsync("/api/v1/devices", Answers.Json(body), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Equal(before, (await server.Owner.GetAsync("/api/v1/devices", Cancellation).JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task A_name_changed_in_the_device_settings_is_the_devices_name()
    {
        var device = await server.EnrolDeviceAsync("Before", cancellationToken: Cancellation);
        await server.Owner.PatchAsync($"/api/v1/devices/{device.Id}", Answers.Json("""{"name":"Renamed"}"""), Cancellation).JsonAsync(HttpStatusCode.NoContent);
        var settings = await server.Owner.GetAsync($"/api/v1/documents/device-settings/{device.Id}", Cancellation).JsonAsync();
        Assert.Equal("Renamed", settings.GetProperty("body").GetProperty("name").GetString());
        Assert.Equal("Renamed", (await FindAsync(device.Id)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_revoked_device_is_out()
    {
        var device = await server.EnrolDeviceAsync("Lost", cancellationToken: Cancellation);
        using var client = server.CreateClient(device.Token);
        await client.GetAsync("/api/v1/documents", Cancellation).JsonAsync();
        await server.Owner.DeleteAsync($"/api/v1/devices/{device.Id}", Cancellation).JsonAsync(HttpStatusCode.NoContent);

        await client.GetAsync("/api/v1/documents", Cancellation).ProblemAsync(HttpStatusCode.Unauthorized, "request.unauthorized");
        var settings = await server.Owner.GetAsync($"/api/v1/documents/device-settings/{device.Id}", Cancellation).JsonAsync();
        Assert.True(settings.GetProperty("deleted").GetBoolean());
        await server.Owner.DeleteAsync($"/api/v1/devices/{device.Id}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "device.missing");
    }

    private async Task<JsonElement> FindAsync(string id) =>
        (await server.Owner.GetAsync("/api/v1/devices", Cancellation).JsonAsync()).EnumerateArray().Single(d => d.GetProperty("id").GetString() == id);
}
