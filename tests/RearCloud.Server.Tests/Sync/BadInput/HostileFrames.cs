using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.TestKit.BadInput;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.BadInput;

/// <summary>The frames of a client that is out of its mind, from a seed: what the contract knows, mangled, and noise.</summary>
internal sealed class HostileFrames
{
    private static readonly StreamId Own = SyncServer.Stream;

    private readonly Random _random;
    private readonly ByteMangler _mangler;
    private readonly byte[][] _right;

    public HostileFrames(int seed)
    {
        _random = new Random(seed);
        _mangler = new ByteMangler(_random);
        var cookie = new StreamCookie(Own, "e1", new Sequence(41)) { View = DocumentView.Of(DocumentKind.Layout), Floor = new Sequence(3) };
        var home = Layout("hostile");
        _right =
        [
            Hello(seed),
            FrameCodec.Encode(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId("hostile"), "hostile 🌊", [cookie, StreamCookie.Start(Own)]) { AcceptsBrotli = true }),
            FrameCodec.Encode(new ClientFrame.Pull(cookie)),
            FrameCodec.Encode(new ClientFrame.Pull(StreamCookie.Start(new StreamId("user.berta")))),
            FrameCodec.Encode(new ClientFrame.Ping(DateTimeOffset.MaxValue)),
            Submit(1, Edit.Create(home, Greeting("Hallo 🌊")), Edit.Set(home, new Sequence(4), new FieldChange(FieldPath.Of("widgets", "greeting", "text"), Json("\"Hi\"")), new FieldChange(FieldPath.Of("a/b"), null))),
            Submit(1, Edit.Move(home, new Sequence(7), FieldPath.Of("widgets", "greeting"), "other", "V1"), Edit.Replace(home, new Sequence(long.MaxValue), Greeting())),
            Submit(long.MaxValue, Edit.Delete(home, default), Edit.Restore(home, default)),
        ];
    }

    /// <summary>A right hello of a client of its own, and one that speaks is welcome.</summary>
    public static byte[] Hello(int client) =>
        FrameCodec.Encode(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId($"hostile-{client}"), "hostile", []));

    public static byte[] Ping { get; } = FrameCodec.Encode(new ClientFrame.Ping(DateTimeOffset.UnixEpoch));

    public byte[] Next() => _random.Next(20) == 0 ? _mangler.Noise() : _mangler.Mangle(_right[_random.Next(_right.Length)]);

    /// <summary>As many frames as were asked for, in calls: after bytes that are no message a call of gRPC is over, so that they are the last of theirs.</summary>
    public IEnumerable<IReadOnlyList<byte[]>> Calls(int frames, int mostInACall)
    {
        var call = new List<byte[]>();
        for (var made = 0; made < frames; made++)
        {
            call.Add(Next());
            var isLast = call.Count == mostInACall || FrameCodec.DecodeClient(call[^1]).Problem?.Code == "frame.malformed";
            if (!isLast && made < frames - 1) continue;
            yield return call;
            call = [];
        }
    }

    private static byte[] Submit(long id, params Edit[] edits) =>
        FrameCodec.Encode(new ClientFrame.Submit(Own, [new Mutation(new MutationId(id), new TraceId("t-hostile"), DateTimeOffset.MinValue, edits) { Name = "Größe" }]));
}
