// node talk.mjs CARRIER: one session from hello to garbage. Prints what came, a JSON line each.
import { open } from "./open.mjs";

const [carrier] = process.argv.slice(2);
const session = await open(carrier);
const tell = (line) => console.log(JSON.stringify(line));

// The next frame of a kind; heartbeats may lie before it.
async function next(kind, accept = () => true) {
  for (;;) {
    const frame = await session.next();
    if (frame === null) throw new Error(`The session ended before a ${kind} came.`);
    if (frame.frame === kind && accept(frame[kind])) return frame[kind];
    if (!["heartbeat", "delta", "submitted"].includes(frame.frame)) throw new Error(`Expected ${kind}, got ${frame.frame}.`);
  }
}

session.send({ hello: { protocolVersion: 1, clientId: `foreign-${carrier}`, software: `node ${process.version}` } });
const welcome = await next("welcome");
tell({ welcome: { streams: welcome.streams, lastMutation: welcome.lastMutation } });

const first = await next("delta");
tell({ first: { isReset: first.isReset, from: first.from, to: first.to, documents: first.documents.map((d) => `${d.kind}/${d.id}`) } });

const body = Buffer.from(JSON.stringify({ format: 1, name: "Foreign", type: "color", color: "#102030" }));
const edit = { kind: "wallpaper", id: `by-${carrier}`, operation: "OPERATION_CREATE", body };
const mutation = { id: 1, trace: `trace-${carrier}`, editedAtMicros: Date.now() * 1000, edits: [edit] };
session.send({ submit: { stream: welcome.streams[0], mutations: [mutation] } });

// The push may come before the answer.
let submitted, back;
while (!submitted || !back) {
  const frame = await session.next();
  if (frame.frame === "submitted") submitted = frame.submitted;
  if (frame.frame === "delta") back = frame.delta.documents.find((d) => d.id === edit.id) ?? back;
}
tell({ submitted: submitted.results.map((r) => ({ id: r.id, outcome: r.outcome, sequence: r.sequence })) });
tell({ back: { document: `${back.kind}/${back.id}`, version: back.version, body: JSON.parse(Buffer.from(back.body).toString("utf8")) } });

session.sendBytes(Buffer.from("0fffff0102", "hex"));
tell({ refused: (await next("problem")).problem.code });

// gRPC cannot read on after garbage; a hub's session can, until there is too much of it.
try {
  if (carrier !== "grpc") {
    for (let i = 0; i < 8; i++) session.sendBytes(Buffer.from([0xff]));
    for (;;) {
      const frame = await session.next();
      if (frame?.frame === "goodbye") tell({ goodbye: frame.goodbye.reason.code });
      if (frame === null) break;
    }
  } else if ((await session.next()) !== null) throw new Error("The call went on after garbage.");
  tell({ ended: "OK" });
} catch (error) {
  tell({ ended: error.status ?? error.message });
}

await session.close();
