import { createHash } from "node:crypto";

// The canonical form of JSON (RFC 8785): members sorted by UTF-16 units; numbers and texts as ECMAScript writes them.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

// The least replica that keeps the contract: documents and a cookie.
export class Replica {
  #documents = new Map();

  constructor(stream) {
    this.cookie = { stream, epoch: "", sequence: "0", floor: "0" };
  }

  apply(delta) {
    // What does not continue the replica was overtaken.
    if (!delta.isReset && delta.from !== this.cookie.sequence) return;
    if (delta.isReset) this.#documents.clear();
    for (const document of delta.documents) {
      const text = canonical(JSON.parse(Buffer.from(document.body).toString("utf8")));
      this.#documents.set(`${document.kind}/${document.id}`, { version: document.version, state: document.isDeleted ? "deleted" : "live", text });
    }

    const floor = delta.isReset ? delta.floor : this.cookie.floor;
    this.cookie = { stream: this.cookie.stream, epoch: delta.epoch, sequence: delta.to, floor };
    if (!delta.hasMore && BigInt(delta.checksum) !== this.checksum()) throw new Error(`The checksum at ${delta.to} is not the server's.`);
  }

  checksum() {
    let sum = 0n;
    for (const [key, { version, state, text }] of this.#documents) {
      if (state === "live") sum ^= createHash("sha256").update(`${key}\n${version}\n${text}`).digest().readBigUInt64BE();
    }

    return sum;
  }

  print() {
    const lines = [...this.#documents].map(([key, { version, state, text }]) => [key, `${key} ${version} ${state} ${text}\n`]);
    return lines.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line).join("");
  }
}
