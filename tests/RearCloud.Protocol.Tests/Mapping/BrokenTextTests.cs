using System.Collections;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Protocol.Tests.Mapping;

/// <summary>Bytes that are no UTF-8 in each text of the contract.</summary>
public sealed class BrokenTextTests
{
    private const string Marker = "here-stands-no-text";

    [Fact]
    public void In_each_text_of_a_clients_frame_the_frame_is_refused()
    {
        var ofSomeKinds = new ClientFrame.Pull(StreamCookie.Start(new StreamId("user.ada")) with { View = DocumentView.Of(DocumentKind.Layout) });
        var frames = SampleFrames.Client.Concat(SampleFrames.LaterClient.Select(l => l.Frame)).Append(ofSomeKinds)
            .Select(WireMapping.ToWire).SelectMany(frame => Broken(frame, frame)).ToList();
        Assert.Equal(TextsOf(Wire.ClientFrame.Descriptor).Order(StringComparer.Ordinal), frames.Select(f => f.Field).Distinct().Order(StringComparer.Ordinal));

        Assert.All(frames, f => Assert.Equal((f.Field, "frame.malformed"), (f.Field, FrameCodec.DecodeClient(f.Bytes).Problem?.Code)));
    }

    [Fact]
    public void In_each_text_of_a_servers_frame_the_frame_is_refused()
    {
        var frames = SampleFrames.Server.Concat(SampleFrames.LaterServer.Select(l => l.Frame)).Select(WireMapping.ToWire).SelectMany(frame => Broken(frame, frame)).ToList();
        Assert.InRange(frames.Count, 20, 200);
        Assert.All(frames, f => Assert.Equal((f.Field, "frame.malformed"), (f.Field, FrameCodec.DecodeServer(f.Bytes).Problem?.Code)));
    }

    // The message as bytes, once for each text in it, with that text broken.
    private static List<(string Field, byte[] Bytes)> Broken(IMessage root, IMessage message)
    {
        var broken = new List<(string, byte[])>();
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(f => f.FieldType is FieldType.String or FieldType.Message))
        {
            if (field.IsRepeated) broken.AddRange(BrokenItems(root, field, (IList)field.Accessor.GetValue(message)));
            else if (field.HasPresence && !field.Accessor.HasValue(message)) continue;
            else if (field.FieldType == FieldType.Message) broken.AddRange(Broken(root, (IMessage)field.Accessor.GetValue(message)));
            else broken.Add(BrokenText(root, field, () => field.Accessor.GetValue(message), text => field.Accessor.SetValue(message, text)));
        }

        return broken;
    }

    private static IEnumerable<(string Field, byte[] Bytes)> BrokenItems(IMessage root, FieldDescriptor field, IList items) =>
        Enumerable.Range(0, items.Count).ToList().SelectMany(i => items[i] is IMessage item
            ? Broken(root, item)
            : [BrokenText(root, field, () => items[i]!, text => items[i] = text)]);

    private static (string Field, byte[] Bytes) BrokenText(IMessage root, FieldDescriptor field, Func<object> get, Action<object> set)
    {
        var right = get();
        set(Marker);
        var bytes = root.ToByteArray();
        set(right);
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker))] = 0xFF;
        return (field.FullName, bytes);
    }

    private static IEnumerable<string> TextsOf(MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().SelectMany(f => f.FieldType switch
        {
            FieldType.String => [f.FullName],
            FieldType.Message => TextsOf(f.MessageType),
            _ => Enumerable.Empty<string>(),
        }).Distinct();
}
