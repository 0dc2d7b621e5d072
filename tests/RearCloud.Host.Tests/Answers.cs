using System.Net;
using System.Text;
using System.Text.Json;

namespace RearCloud.Host.Tests;

/// <summary>Short forms for requests and for what is expected of their answers.</summary>
internal static class Answers
{
    /// <summary>A valid layout of one text.</summary>
    public static string Layout(string name) =>
        $$$"""{"format":1,"name":"{{{name}}}","canvas":{"width":904,"height":572},"widgets":{"t":{"kind":"text","order":"V","text":"Hi","frame":{"x":300,"y":100,"width":200,"height":80} } } }""";

    public static StringContent Json(string text, string type = "application/json") => new(text, Encoding.UTF8, type);

    /// <summary>Asserts the status and returns the JSON of the answer.</summary>
    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sending, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"Expected {expected}, got {answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>Asserts that the answer is a problem of four members with this status and code.</summary>
    public static async Task<JsonElement> ProblemAsync(this Task<HttpResponseMessage> sending, HttpStatusCode expected, string code)
    {
        var problem = await sending.JsonAsync(expected);
        Assert.Equal(["code", "message", "path", "remedy"], problem.EnumerateObject().Select(m => m.Name).Order());
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("message").GetString()!);
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
        return problem;
    }
}
