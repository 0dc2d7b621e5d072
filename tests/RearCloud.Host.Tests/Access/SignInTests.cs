using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Accounts;
using RearCloud.TestKit.Servers;
using RearCloud.TestKit.Time;

namespace RearCloud.Host.Tests.Access;

/// <summary>The ways to sign in, and the ways to be refused.</summary>
public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_password_gives_a_strict_cookie_and_a_token_that_both_work()
    {
        await using var server = await ServerFixture.StartAsync(new ServerOptions { OwnerPassword = "open sesame" });
        using var client = server.CreateClient();
        using var answer = await client.PostAsync("/api/v1/sign-in", Answers.Json("""{"name":"owner","password":"open sesame"}"""), Cancellation);
        var signedIn = await Task.FromResult(answer).JsonAsync();
        Assert.Equal(server.Stream.Value, signedIn.GetProperty("stream").GetString());

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("rearcloud=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);

        using var byToken = server.CreateClient(signedIn.GetProperty("token").GetString());
        await byToken.GetAsync("/api/v1/devices", Cancellation).JsonAsync();
        using var byCookie = server.CreateClient();
        byCookie.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        await byCookie.GetAsync("/api/v1/devices", Cancellation).JsonAsync();
    }

    [Theory]
    [InlineData("owner", "wrong")]
    [InlineData("nobody", "correct horse battery staple")]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer(string name, string password)
    {
        await using var server = await ServerFixture.StartAsync();
        using var client = server.CreateClient();
        var body = Answers.Json($$"""{"name":"{{name}}","password":"{{password}}"}""");
        var problem = await client.PostAsync("/api/v1/sign-in", body, Cancellation).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in.wrong");
        Assert.Equal("The name or the password is wrong.", problem.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Guessing_is_stopped_with_the_time_to_wait()
    {
        await using var server = await ServerFixture.StartAsync();
        using var client = server.CreateClient();
        for (var attempt = 0; attempt < AccountLimits.SignInsPerMinute; attempt++)
            await client.PostAsync("/api/v1/sign-in", Answers.Json("{}"), Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        using var answer = await client.PostAsync("/api/v1/sign-in", Answers.Json("{}"), Cancellation);
        await Task.FromResult(answer).ProblemAsync(HttpStatusCode.TooManyRequests, "request.too-many");
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_link_signs_in_once()
    {
        await using var server = await ServerFixture.StartAsync();
        var link = (await server.Owner.PostAsync("/api/v1/sign-in/codes", null, Cancellation).JsonAsync()).GetProperty("link").GetString();
        using var browser = server.CreateClient();
        using var first = await browser.GetAsync(link, Cancellation);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.StartsWith("rearcloud=", Assert.Single(first.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);

        using var second = await browser.GetAsync(link, Cancellation);
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        Assert.StartsWith("/sign-in?error=link", second.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Codes_and_tokens_end_at_their_time()
    {
        var clock = new HandClock();
        await using var server = await ServerFixture.StartAsync(new ServerOptions { Adjust = b => b.Services.AddSingleton<TimeProvider>(clock) });
        var accounts = server.Services.GetRequiredService<IAccounts>();
        var code = await accounts.IssueCodeAsync(server.Account, Cancellation);
        var token = await accounts.IssueTokenAsync(server.Account, Cancellation);

        clock.Now += AccountLimits.CodeLife;
        Assert.Equal("sign-in.code", (await accounts.SignInByCodeAsync(code.Code, Cancellation)).Problem?.Code);
        Assert.NotNull(await accounts.FindByTokenAsync(token, Cancellation));
        clock.Now += AccountLimits.TokenLife;
        Assert.Null(await accounts.FindByTokenAsync(token, Cancellation));
    }

    [Fact]
    public async Task Signing_out_ends_the_token()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.Owner.PostAsync("/api/v1/sign-out", null, Cancellation).JsonAsync(HttpStatusCode.NoContent);
        await server.Owner.GetAsync("/api/v1/devices", Cancellation).ProblemAsync(HttpStatusCode.Unauthorized, "request.unauthorized");
    }

    [Fact]
    public async Task One_token_too_many_ends_the_oldest()
    {
        await using var server = await ServerFixture.StartAsync();
        var accounts = server.Services.GetRequiredService<IAccounts>();
        var first = await accounts.IssueTokenAsync(server.Account, Cancellation);
        for (var i = 0; i < AccountLimits.TokensPerAccount - 1; i++) await accounts.IssueTokenAsync(server.Account, Cancellation);
        Assert.NotNull(await accounts.FindByTokenAsync(first, Cancellation));
        await accounts.IssueTokenAsync(server.Account, Cancellation);
        Assert.Null(await accounts.FindByTokenAsync(first, Cancellation));
    }

    [Fact]
    public async Task Without_a_password_one_is_generated_that_only_the_owner_of_the_files_can_read()
    {
        await using var server = await ServerFixture.StartAsync(new ServerOptions { OwnerPassword = null });
        var file = Path.Combine(server.DataFolder, "owner-password");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var password = (await File.ReadAllTextAsync(file, Cancellation)).Trim();
        var accounts = server.Services.GetRequiredService<IAccounts>();
        Assert.Equal(server.Account, (await accounts.SignInAsync("owner", password, Cancellation)).Value);
    }

    [Fact]
    public async Task The_form_without_its_token_is_sent_back()
    {
        await using var server = await ServerFixture.StartAsync();
        using var browser = server.CreateClient();
        using var form = new FormUrlEncodedContent([new("name", "owner"), new("password", "correct horse battery staple")]);
        using var answer = await browser.PostAsync("/sign-in/password", form, Cancellation);
        Assert.Equal("/sign-in?error=expired&returnUrl=%2F", answer.Headers.Location!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
