// Tells the others where a widget is in this hand: at once, then as often as the server keeps up, and now and then while the hand rests.

const interval = 33;
const repeat = 1000;

export class DragPreview {
  constructor(page) { this.page = page; }

  stop() { clearTimeout(this.timer); }

  // The hand has let go: nothing more is said of it.
  release(drag) {
    drag.released = true;
    this.stop();
  }

  show(drag) {
    const wait = interval - (performance.now() - (drag.previewedAt ?? -interval));
    if (drag.previewing || wait > 0) {
      drag.previewDue = true;
      if (!drag.previewing) this.later(drag, wait);
      return;
    }
    drag.previewDue = false;
    drag.previewing = true;
    drag.previewedAt = performance.now();
    const f = drag.now;
    this.page.invokeMethodAsync("Preview", drag.id, f.x, f.y, f.width, f.height).catch(() => { }).finally(() => {
      drag.previewing = false;
      this.later(drag, drag.previewDue ? interval - (performance.now() - drag.previewedAt) : repeat);
    });
  }

  later(drag, wait) {
    if (drag.released) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (!drag.released) this.show(drag); }, Math.max(0, wait));
  }
}
