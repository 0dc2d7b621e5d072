// node script.mjs CARRIER STREAM FILE: plays a recorded script on a fresh stream. Prints the hash of the state in which it ends.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { open } from "./open.mjs";
import { Replica } from "./replica.mjs";

const [carrier, stream, file] = process.argv.slice(2);
const [, ...steps] = readFileSync(file, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
const clients = new Map();

class Client {
  constructor(name) {
    this.name = name;
    this.replica = new Replica(stream);
  }

  async connect() {
    await this.drop();
    this.session = await open(carrier);
    this.session.send({ hello: { protocolVersion: 1, clientId: this.name, software: "script", cookies: [this.replica.cookie] } });
    expect((await this.next()).frame, "welcome");
    let delta;
    do {
      delta = (await this.next()).delta;
      this.replica.apply(delta);
    } while (delta.hasMore);
  }

  async drop() {
    await this.session?.close();
    this.session = undefined;
  }

  async submit(mutations) {
    this.last = mutations;
    this.session.send({ submit: { stream, mutations: mutations.map(toWire) } });
    for (;;) {
      const frame = await this.next();
      if (frame.delta) this.replica.apply(frame.delta);
      if (frame.submitted) return frame.submitted;
    }
  }

  async catchUp(to) {
    while (BigInt(this.replica.cookie.sequence) < to) {
      this.session.send({ pull: { cookie: this.replica.cookie } });
      let frame;
      do frame = await this.next();
      while (!frame.delta);
      this.replica.apply(frame.delta);
    }
  }

  async sendGarbage(bytes) {
    this.session.sendBytes(bytes);
    try {
      for (let frame = await this.session.next(); frame && frame.frame !== "problem"; ) frame = await this.session.next();
    } catch {
      // The carrier's error is the end of the session, which is what garbage may come to.
    }

    await this.drop();
  }

  async next() {
    const frame = await this.session.next();
    if (frame === null) throw new Error(`The session of ${this.name} ended.`);
    return frame;
  }
}

function toWire(mutation) {
  return { id: mutation.id, trace: `script-${mutation.id}`, editedAtMicros: mutation.at * 1_000_000, edits: mutation.edits.map(toWireEdit) };
}

function toWireEdit({ op, document, base, body, fields }) {
  const [kind, id] = document.split("/");
  const edit = { kind, id, base: base ?? 0 };
  const bytes = (value) => Buffer.from(JSON.stringify(value));
  switch (op) {
    case "create":
      return { ...edit, operation: "OPERATION_CREATE", body: bytes(body) };
    case "set":
      return { ...edit, operation: "OPERATION_SET", fields: Object.entries(fields).map(([path, value]) => ({ path, value: bytes(value) })) };
    case "remove":
      return { ...edit, operation: "OPERATION_SET", fields: fields.map((path) => ({ path })) };
    default:
      return { ...edit, operation: `OPERATION_${op.toUpperCase()}` };
  }
}

function expect(actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`Expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}.`);
}

function check(step, submitted) {
  const words = { OUTCOME_ACCEPTED: "accepted", OUTCOME_DUPLICATE: "duplicate" };
  expect(submitted.results.map((r) => r.problem?.code ?? words[r.outcome]), step.outcomes);
  if (step.resumeAt !== undefined) expect(submitted.resumeAt, String(step.resumeAt));
}

for (const step of steps) {
  if (!clients.has(step.client)) clients.set(step.client, new Client(step.client));
  const client = clients.get(step.client);
  if (step.do === "connect") await client.connect();
  else if (step.do === "drop") await client.drop();
  else if (step.do === "submit") check(step, await client.submit(step.mutations));
  else if (step.do === "again") check(step, await client.submit(client.last));
  else if (step.do === "catch-up") await client.catchUp(BigInt(step.to));
  else if (step.do === "garbage") await client.sendGarbage(Buffer.from(step.bytes, "hex"));
  else if (step.do === "pretend") client.replica.cookie = { stream, epoch: step.epoch, sequence: String(step.to) };
  else throw new Error(`There is no step '${step.do}'.`);
}

const byName = [...clients.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
for (const client of byName) await client.connect();
const sums = new Set(byName.map((client) => client.replica.checksum()));
expect(sums.size, 1);
const state = byName.map((client) => `replica ${client.name}\n${client.replica.print()}`).join("") + `checksum ${[...sums][0].toString(16).padStart(16, "0")}\n`;
console.log(JSON.stringify({ hash: createHash("sha256").update(state).digest("hex") }));
for (const client of byName) await client.drop();
