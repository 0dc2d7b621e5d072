using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>A session's frames as single requests in JSON over HTTP/1.1. What is no frame is sent as it is.</summary>
internal sealed class HttpCarrierClient : ICarrierClient
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);
    private static readonly JsonParser Parser = JsonParser.Default;

    private readonly HttpClient _http;
    private readonly Queue<ServerFrame> _answers = [];
    private Wire.Hello? _hello;

    public HttpCarrierClient(Uri address, string token)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task SendAsync(byte[] bytes)
    {
        if (!FrameCodec.DecodeClient(bytes).TryGet(out var frame, out _))
        {
            await PostAsync("submit", new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });
            return;
        }

        switch (frame)
        {
            case ClientFrame.Hello hello:
                _hello = CallMapping.ToWire(hello);
                await PullAsync(_hello);
                break;
            case ClientFrame.Pull pull:
                var again = _hello!.Clone();
                again.Cookies.Clear();
                again.Cookies.Add(WireMapping.ToWire(pull).Pull.Cookie);
                await PullAsync(again);
                break;
            case ClientFrame.Submit submit:
                var submission = new Wire.Submission { ClientId = _hello!.ClientId, Submit = WireMapping.ToWire(submit).Submit };
                _answers.Enqueue(CallMapping.ToFrame(Parser.Parse<Wire.Submitted>(await PostAsync("submit", Json(submission)))).Value);
                break;
            default:
                throw new NotSupportedException($"There is no call for {frame.GetType().Name}.");
        }
    }

    public Task<ServerFrame?> NextAsync() => Task.FromResult(_answers.TryDequeue(out var frame) ? frame : null);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PullAsync(Wire.Hello hello)
    {
        var pulled = Parser.Parse<Wire.Pulled>(await PostAsync("pull", Json(hello)));
        foreach (var frame in CallMapping.ToFrames(pulled).Value) _answers.Enqueue(frame);
    }

    private async Task<string> PostAsync(string call, HttpContent content)
    {
        using var answer = await _http.PostAsync(new Uri("/api/v1/sync/" + call, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new HttpRequestException(text, null, answer.StatusCode);
    }

    private static StringContent Json(IMessage message) => new(Formatter.Format(message), Encoding.UTF8, "application/json");
}
