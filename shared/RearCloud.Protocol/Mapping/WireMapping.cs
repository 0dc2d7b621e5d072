using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Protocol.Mapping;

/// <summary>The only place where generated wire types become frames and back. What does not fit is a problem, never an exception.</summary>
public static class WireMapping
{
    public static Wire.ClientFrame ToWire(ClientFrame frame) => ClientFrameMapping.ToWire(frame);

    public static Wire.ServerFrame ToWire(ServerFrame frame) => ServerFrameMapping.ToWire(frame);

    public static Result<ClientFrame> ToFrame(Wire.ClientFrame frame) => ClientFrameMapping.ToFrame(frame);

    public static Result<ServerFrame> ToFrame(Wire.ServerFrame frame) => ServerFrameMapping.ToFrame(frame);
}
