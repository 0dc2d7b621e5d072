using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Access;

/// <summary>Every endpoint names its role, and each role gets what its name says.</summary>
public sealed class EndpointWalkTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Who may call what; an endpoint of the HTTP API that is not here fails the walk.</summary>
    private static readonly Dictionary<string, Role> Expected = new()
    {
        ["POST /api/v1/sign-in"] = Role.Anyone,
        ["POST /api/v1/sign-in/codes"] = Role.Owner,
        ["POST /api/v1/sign-out"] = Role.Owner,
        ["GET /api/v1/devices"] = Role.Owner,
        ["POST /api/v1/devices"] = Role.Owner,
        ["PATCH /api/v1/devices/{id}"] = Role.Owner,
        ["DELETE /api/v1/devices/{id}"] = Role.Owner,
        ["POST /api/v1/assets"] = Role.Owner,
        ["GET /api/v1/assets/{sha256}"] = Role.Member,
        ["POST /api/v1/uploads"] = Role.Owner,
        ["GET /api/v1/uploads/{id}"] = Role.Owner,
        ["HEAD /api/v1/uploads/{id}"] = Role.Owner,
        ["PATCH /api/v1/uploads/{id}"] = Role.Owner,
        ["POST /api/v1/uploads/{id}/finish"] = Role.Owner,
        ["DELETE /api/v1/uploads/{id}"] = Role.Owner,
        ["GET /api/v1/pull"] = Role.Member,
        ["POST /api/v1/sync/pull"] = Role.Member,
        ["POST /api/v1/sync/submit"] = Role.Member,
        ["GET /api/v1/traces/{id}"] = Role.Member,
        ["GET /api/v1/documents"] = Role.Member,
        ["GET /api/v1/documents/{kind}/{id}"] = Role.Member,
        ["PUT /api/v1/documents/{kind}/{id}"] = Role.Member,
        ["PATCH /api/v1/documents/{kind}/{id}"] = Role.Member,
        ["DELETE /api/v1/documents/{kind}/{id}"] = Role.Member,
        ["POST /api/v1/documents/{kind}/{id}/restore"] = Role.Member,
        ["GET /api/v1/streams"] = Role.Member,
        ["POST /api/v1/streams"] = Role.Owner,
        ["GET /api/v1/streams/{stream}"] = Role.Member,
        ["PATCH /api/v1/streams/{stream}"] = Role.Owner,
        ["DELETE /api/v1/streams/{stream}"] = Role.Owner,
        ["POST /api/v1/streams/{stream}/readers"] = Role.Owner,
        ["DELETE /api/v1/streams/{stream}/readers/{account}"] = Role.Owner,
        ["GET /api/v1/history"] = Role.Member,
        ["GET /api/v1/history/documents/{kind}/{id}"] = Role.Member,
        ["POST /api/v1/history/documents/{kind}/{id}/restore"] = Role.Owner,
        ["POST /api/v1/history/changes/{sequence:long}/bring-back"] = Role.Owner,
        ["GET /api/v1/panels/{id}/back.svg"] = Role.Anyone,
        ["GET /api/v1/layouts/{id}/picture.png"] = Role.Member,
    };

    private enum Role
    {
        Anyone,
        Member,
        Owner,
    }

    [Fact]
    public void Every_endpoint_names_a_role_or_is_open_on_purpose()
    {
        var silent = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => !IsPageFile(e) && !IsNothing(e))
            .Select(e => e.DisplayName);
        Assert.Empty(silent);
    }

    [Fact]
    public void The_table_names_every_endpoint_of_the_api() =>
        Assert.Empty(Endpoints().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)).SelectMany(NamesOf).Except(Expected.Keys));

    [Fact]
    public async Task Each_role_gets_what_its_name_says()
    {
        var device = await server.EnrolDeviceAsync("Walker", cancellationToken: Cancellation);
        using var anonymous = server.CreateClient();
        using var deviceClient = server.CreateClient(device.Token);
        using var revoked = server.CreateClient("rcd_unknown");
        foreach (var (name, role) in Expected)
        {
            if (role == Role.Anyone) continue;
            await ExpectAsync(anonymous, name, HttpStatusCode.Unauthorized, "anonymous");
            await ExpectAsync(revoked, name, HttpStatusCode.Unauthorized, "a token that nobody has");
            await ExpectAsync(deviceClient, name, role == Role.Owner ? HttpStatusCode.Forbidden : null, "device");
        }
    }

    [Fact]
    public async Task Another_account_sees_and_changes_nothing_of_this_one()
    {
        using var stranger = await server.CreateAccountAsync("stranger", Cancellation);
        var device = await server.EnrolDeviceAsync("Mine", cancellationToken: Cancellation);
        await server.Owner.PutAsync("/api/v1/documents/layout/private", Answers.Json(Answers.Layout("Private")), Cancellation).JsonAsync();

        await stranger.GetAsync("/api/v1/documents/layout/private", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "document.missing");
        await stranger.DeleteAsync("/api/v1/documents/layout/private", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "edit.document-missing");
        await stranger.DeleteAsync($"/api/v1/devices/{device.Id}", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "device.missing");
        Assert.Equal(0, (await stranger.GetAsync("/api/v1/devices", Cancellation).JsonAsync()).GetArrayLength());
        Assert.Equal(0, (await stranger.GetAsync("/api/v1/documents", Cancellation).JsonAsync()).GetArrayLength());
        Assert.Equal(0, (await stranger.GetAsync("/api/v1/pull", Cancellation).JsonAsync()).GetProperty("documents").GetArrayLength());

        // The same id in another account is another document.
        await stranger.PutAsync("/api/v1/documents/layout/private", Answers.Json(Answers.Layout("Theirs")), Cancellation).JsonAsync();
        var mine = await server.Owner.GetAsync("/api/v1/documents/layout/private", Cancellation).JsonAsync();
        Assert.Equal("Private", mine.GetProperty("body").GetProperty("name").GetString());
    }

    /// <summary>Null expects anything but a refusal of the role: the request itself may be wrong.</summary>
    private static async Task ExpectAsync(HttpClient client, string name, HttpStatusCode? expected, string who)
    {
        var (method, path) = (name.Split(' ')[0], name.Split(' ')[1].Replace("{kind}", "layout", StringComparison.Ordinal).Replace("{id}", "nothing", StringComparison.Ordinal).Replace("{sequence:long}", "1", StringComparison.Ordinal).Replace("{sha256}", new string('0', 64), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request, Cancellation);
        if (expected is not null) Assert.True(answer.StatusCode == expected, $"{name} as {who}: {answer.StatusCode}, not {expected}.");
        else Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{name} as {who}: {answer.StatusCode}.");
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}");

    // gRPC's own answer to a call of what does not exist.
    private static bool IsNothing(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Contains("{unimplementedMethod", StringComparison.Ordinal);

    // Files and framework parts of the pages carry no data of anybody.
    private static bool IsPageFile(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith('_') == true
        || endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");
}
