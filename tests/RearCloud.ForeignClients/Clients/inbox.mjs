// What came from the server and was not asked for yet: frames, then the end of the session or its error.
export class Inbox {
  #items = [];
  #waiting = [];

  put(frame) {
    this.#add({ frame });
  }

  end(error) {
    this.#add({ frame: null, error });
  }

  // The next frame; null when the server has ended the session. Throws what the carrier reports as an error.
  async next() {
    const item = this.#items.shift() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
    if (item.error) throw item.error;
    return item.frame;
  }

  #add(item) {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(item);
    else this.#items.push(item);
  }
}
