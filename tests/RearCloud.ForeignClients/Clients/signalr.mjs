import { HttpTransportType, HubConnectionBuilder, LogLevel, Subject } from "@microsoft/signalr";
import { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";
import protobuf from "protobufjs";
import { Inbox } from "./inbox.mjs";

// A session over the hub, in JSON or MessagePack. The frames in it are protobuf bytes, which JSON writes as base64.
export async function openSignalR({ httpAddress, token, contract, messagePack }) {
  const root = new protobuf.Root().loadSync(contract);
  const clientFrame = root.lookupType("rearcloud.sync.v1.ClientFrame");
  const serverFrame = root.lookupType("rearcloud.sync.v1.ServerFrame");
  const builder = new HubConnectionBuilder()
    .withUrl(new URL("/hubs/sync", httpAddress).href, { accessTokenFactory: () => token, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None);
  const connection = (messagePack ? builder.withHubProtocol(new MessagePackHubProtocol()) : builder).build();
  await connection.start();

  const inbox = new Inbox();
  const outgoing = new Subject();
  const sendBytes = (bytes) => outgoing.next(messagePack ? bytes : Buffer.from(bytes).toString("base64"));
  connection.stream("Session", outgoing).subscribe({
    next: (item) => {
      const frame = serverFrame.decode(messagePack ? item : Buffer.from(item, "base64"));
      inbox.put(serverFrame.toObject(frame, { longs: String, enums: String, bytes: Buffer, defaults: true, oneofs: true }));
    },
    error: (error) => inbox.end(error),
    complete: () => inbox.end(),
  });
  return {
    send: (frame) => sendBytes(clientFrame.encode(clientFrame.fromObject(frame)).finish()),
    sendBytes,
    next: () => inbox.next(),
    // The library hands items on in later ticks; one that is left when the connection has gone would end the program.
    close: async () => {
      await new Promise(setImmediate);
      await connection.stop();
    },
  };
}
