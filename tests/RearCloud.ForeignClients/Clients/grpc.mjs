import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";
import { Inbox } from "./inbox.mjs";

// A session over gRPC. The contract is read from the product's own file; messages pass as bytes, so that they may be garbage.
export async function openGrpc({ grpcAddress, token, contract }) {
  const session = protoLoader.loadSync(contract, { longs: String, enums: String, defaults: true, oneofs: true })["rearcloud.sync.v1.SyncSession"].Session;
  const client = new grpc.Client(new URL(grpcAddress).host, grpc.credentials.createInsecure());
  const metadata = new grpc.Metadata();
  metadata.set("authorization", `Bearer ${token}`);
  const inbox = new Inbox();
  const call = client.makeBidiStreamRequest(session.path, (bytes) => bytes, session.responseDeserialize, metadata);
  call.on("data", (frame) => inbox.put(frame));
  call.on("error", (error) => inbox.end(Object.assign(new Error(error.details), { status: grpc.status[error.code] })));
  call.on("end", () => inbox.end());
  return {
    send: (frame) => call.write(session.requestSerialize(frame)),
    sendBytes: (bytes) => call.write(bytes),
    next: () => inbox.next(),
    close: () => {
      call.cancel();
      client.close();
    },
  };
}
