import { openGrpc } from "./grpc.mjs";
import { openSignalR } from "./signalr.mjs";

// Where the server is and who asks; the tests put it into the environment.
const server = {
  httpAddress: process.env.REARCLOUD_HTTP,
  grpcAddress: process.env.REARCLOUD_GRPC,
  token: process.env.REARCLOUD_TOKEN,
  contract: process.env.REARCLOUD_CONTRACT,
};

// Opens a session over the named carrier.
export function open(carrier) {
  switch (carrier) {
    case "grpc":
      return openGrpc(server);
    case "signalr-json":
      return openSignalR({ ...server, messagePack: false });
    case "signalr-messagepack":
      return openSignalR({ ...server, messagePack: true });
    default:
      throw new Error(`There is no carrier '${carrier}'.`);
  }
}
