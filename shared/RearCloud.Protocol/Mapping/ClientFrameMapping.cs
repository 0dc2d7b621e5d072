using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Mapping;

/// <summary>The client's frames between records and the wire.</summary>
internal static class ClientFrameMapping
{
    public static Wire.ClientFrame ToWire(ClientFrame frame) => frame switch
    {
        ClientFrame.Hello hello => new Wire.ClientFrame
        {
            Hello = new Wire.Hello
            {
                ProtocolVersion = hello.ProtocolVersion,
                ClientId = hello.Client.Value,
                Software = hello.Software,
                Cookies = { hello.Cookies.Select(WireValues.Cookie) },
                Accepts = { hello.AcceptsBrotli ? [Wire.Packing.Brotli] : [] },
                Kinds = { hello.View.Kinds.Select(k => k.Name) },
                Previews = hello.WantsPreviews,
                FollowsOwn = hello.FollowsOwn,
            },
        },
        ClientFrame.Submit submit => new Wire.ClientFrame
        {
            Submit = new Wire.Submit { Stream = submit.Stream.Value, Mutations = { submit.Mutations.Select(MutationMapping.ToWire) } },
        },
        ClientFrame.Pull pull => new Wire.ClientFrame { Pull = new Wire.Pull { Cookie = WireValues.Cookie(pull.Cookie) } },
        ClientFrame.Ping ping => new Wire.ClientFrame { Ping = new Wire.Ping { ClientTimeMicros = WireTime.ToMicroseconds(ping.ClientTime) } },
        ClientFrame.Preview preview => PreviewMapping.ToWire(preview),
        _ => throw new ArgumentOutOfRangeException(nameof(frame)),
    };

    public static Result<ClientFrame> ToFrame(Wire.ClientFrame frame) => frame.FrameCase switch
    {
        Wire.ClientFrame.FrameOneofCase.Hello => Hello(frame.Hello),
        Wire.ClientFrame.FrameOneofCase.Submit => Submit(frame.Submit),
        Wire.ClientFrame.FrameOneofCase.Pull => Pull(frame.Pull),
        Wire.ClientFrame.FrameOneofCase.Ping => new ClientFrame.Ping(WireTime.FromMicroseconds(frame.Ping.ClientTimeMicros)),
        Wire.ClientFrame.FrameOneofCase.Preview => PreviewMapping.FromWire(frame.Preview),
        _ => FrameCodec.UnknownFrame(),
    };

    private static Result<ClientFrame> Hello(Wire.Hello hello)
    {
        if (!ClientId.TryParse(hello.ClientId, out var client)) return WireValues.BadId(hello.ClientId, "/hello/clientId", "client");
        if (hello.Software.Length > 200) return new Problem("frame.software", "/hello/software", "The software's name is longer than 200 characters.", "Shorten it.");
        if (hello.Cookies.Count > Limits.StreamsPerSession)
            return new Problem("frame.streams", "/hello/cookies", $"{hello.Cookies.Count} streams were named; {Limits.StreamsPerSession} are allowed.", "Open a second session.");
        if (!WireValues.View(hello.Kinds, "/hello/kinds").TryGet(out var view, out var unread)) return unread;
        return WireValues.Each(hello.Cookies, "/hello/cookies", WireValues.Cookie).TryGet(out var cookies, out var problem)
            ? new ClientFrame.Hello(hello.ProtocolVersion, client, hello.Software, cookies)
            {
                AcceptsBrotli = hello.Accepts.Contains(Wire.Packing.Brotli), View = view, WantsPreviews = hello.Previews, FollowsOwn = hello.FollowsOwn,
            }
            : problem;
    }

    private static Result<ClientFrame> Submit(Wire.Submit submit)
    {
        if (!WireValues.Stream(submit.Stream, "/submit/stream").TryGet(out var stream, out var problem)) return problem;
        if (submit.Mutations.Count is 0 or > Limits.MutationsPerBatch)
            return new Problem("frame.batch", "/submit/mutations", $"The batch has {submit.Mutations.Count} mutations; 1 to {Limits.MutationsPerBatch} are allowed.", "Split it.");
        return WireValues.Each(submit.Mutations, "/submit/mutations", MutationMapping.FromWire).TryGet(out var mutations, out problem)
            ? new ClientFrame.Submit(stream, mutations)
            : problem;
    }

    private static Result<ClientFrame> Pull(Wire.Pull pull)
    {
        if (pull.Cookie is null) return new Problem("frame.cookie", "/pull/cookie", "The pull names no stream.", "Send a cookie.");
        return WireValues.Cookie(pull.Cookie, "/pull/cookie").TryGet(out var cookie, out var problem) ? new ClientFrame.Pull(cookie) : problem;
    }
}
