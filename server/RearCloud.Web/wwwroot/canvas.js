// The canvas's hands: pointer, keys and pictures. The page decides; this only shows and tells.

import { DragPreview } from "./drag-preview.js";
import { FollowedHands } from "./followed-hands.js";
import { sendImage } from "./image-upload.js";

const grid = 8;
const snapDistance = 6;
const dragStart = 3;
const resizePictureInterval = 90;

export function start(stage, page) {
  return new Canvas(stage, page);
}

class Canvas {
  constructor(stage, page) {
    this.stage = stage;
    this.page = page;
    this.address = null;
    this.shownAddress = null;
    this.drag = null;
    this.followed = new FollowedHands(this);
    this.preview = new DragPreview(page);
    this.loading = 0;
    this.abort = new AbortController();
    this.zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC");
    const on = (target, name, handler, options) => target.addEventListener(name, handler, { signal: this.abort.signal, ...options });
    on(stage, "pointerdown", e => this.pointerDown(e));
    on(window, "pointermove", e => this.pointerMove(e));
    on(window, "pointerup", e => this.pointerUp(e));
    on(window, "pointercancel", () => this.cancelDrag());
    on(document, "keydown", e => this.keyDown(e));
    on(stage, "focusin", e => this.focusIn(e));
    on(stage, "dragenter", e => this.fileOver(e));
    on(stage, "dragover", e => this.fileOver(e));
    on(stage, "dragleave", e => { if (!stage.contains(e.relatedTarget)) stage.classList.remove("is-dropping"); });
    on(stage, "drop", e => this.drop(e));
    on(document, "visibilitychange", () => { if (!document.hidden) this.tick(); });
    this.schedule();
  }

  stop() {
    this.abort.abort();
    clearTimeout(this.timer);
    this.preview.stop();
    this.upload?.abort();
  }

  // A widget is in this hand or in another one: the picture is without it.
  get isHeld() { return this.drag !== null || this.followed.size > 0; }

  get panel() { return this.stage.querySelector(".rc-panel"); }

  show(address, selected, ticks) {
    this.ticks = ticks;
    this.selected = selected;
    if (address === this.address) return;
    this.address = address;
    if (!this.isHeld) this.refresh();
  }

  picture(extra = "") { return `${this.address}&zone=${this.zone}${extra}`; }

  async refresh() {
    if (!this.address || !this.panel) return;
    const turn = ++this.loading;
    const picture = this.panel.querySelector(".rc-picture");
    const next = new Image();
    next.src = this.picture(`&t=${Math.floor(Date.now() / 1000)}`);
    try {
      await next.decode();
    } catch {
      if (turn === this.loading) this.panel.classList.add("is-stale");
      return;
    }
    if (turn !== this.loading || this.drag?.started || this.followed.size > 0) return;
    picture.src = next.src;
    this.panel.classList.remove("is-stale");
    this.panel.classList.add("has-picture");
    this.shownAddress = this.address;
    this.panel.querySelectorAll(".rc-ghost").forEach(g => g.remove());
    this.takeAccent(next);
  }

  // One accent from the picture: its most saturated part, lightened until it reads on the dark ground.
  takeAccent(image) {
    const canvas = document.createElement("canvas");
    canvas.width = 24;
    canvas.height = 16;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(image, 0, 0, 24, 16);
    const data = context.getImageData(0, 0, 24, 16).data;
    let x = 0, y = 0, total = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
      const max = Math.max(r, g, b), min = Math.min(r, g, b), chroma = max - min;
      if (chroma < 24) continue;
      const hue = (max === r ? ((g - b) / chroma + 6) % 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4) * Math.PI / 3;
      x += Math.cos(hue) * chroma;
      y += Math.sin(hue) * chroma;
      total += chroma;
    }
    const root = document.documentElement.style;
    if (total < 24 * 20) { root.removeProperty("--rc-accent"); return; }
    const hue = Math.round(Math.atan2(y, x) * 180 / Math.PI + 360) % 360;
    root.setProperty("--rc-accent", `hsl(${hue} 82% 76%)`);
  }

  schedule() {
    clearTimeout(this.timer);
    const now = Date.now();
    const step = this.ticks === "second" ? 1000 : 60000;
    this.timer = setTimeout(() => this.tick(), step - now % step + 20);
  }

  tick() {
    if (this.abort.signal.aborted) return;
    if (!document.hidden && !this.isHeld) this.refresh();
    this.schedule();
  }

  widgetOf(target) { return target.closest?.(".rc-widget"); }

  pointerDown(e) {
    if (e.button !== 0 || e.target.closest("button, .rc-upload")) return;
    const widget = this.widgetOf(e.target);
    if (!widget) {
      if (e.target.closest(".rc-phone") || e.target === this.stage) this.page.invokeMethodAsync("SelectAsync", null);
      return;
    }
    e.preventDefault();
    widget.focus({ preventScroll: true });
    const id = widget.dataset.id;
    if (id !== this.selected) {
      this.selected = id;
      this.page.invokeMethodAsync("SelectAsync", id);
    }
    const panel = this.panel;
    const box = panel.getBoundingClientRect();
    const scale = panel.dataset.width / box.width;
    const frame = this.frameOf(widget);
    this.drag = { id, widget, edge: e.target.dataset.edge ?? null, x: e.clientX, y: e.clientY, scale, frame, now: frame, started: false, pointer: e.pointerId };
  }

  frameOf(widget) {
    const w = +this.panel.dataset.width, h = +this.panel.dataset.height, s = widget.style;
    return { x: parseFloat(s.left) * w / 100, y: parseFloat(s.top) * h / 100, width: parseFloat(s.width) * w / 100, height: parseFloat(s.height) * h / 100 };
  }

  place(widget, f) {
    const w = +this.panel.dataset.width, h = +this.panel.dataset.height;
    widget.style.left = `${100 * f.x / w}%`;
    widget.style.top = `${100 * f.y / h}%`;
    widget.style.width = `${100 * f.width / w}%`;
    widget.style.height = `${100 * f.height / h}%`;
  }

  pointerMove(e) {
    const drag = this.drag;
    if (!drag || e.pointerId !== drag.pointer) return;
    const dx = (e.clientX - drag.x) * drag.scale, dy = (e.clientY - drag.y) * drag.scale;
    if (!drag.started) {
      if (Math.hypot(e.clientX - drag.x, e.clientY - drag.y) < dragStart) return;
      drag.started = true;
      this.lift(drag);
      drag.widget.classList.add("is-dragged");
    }
    drag.now = this.snap(drag.edge ? this.resized(drag, dx, dy, e.shiftKey) : { ...drag.frame, x: drag.frame.x + dx, y: drag.frame.y + dy }, drag, e.altKey);
    this.place(drag.widget, drag.now);
    this.placeGhost(drag);
    if (drag.edge) this.redrawGhost(drag);
    this.preview.show(drag);
  }

  resized(drag, dx, dy, keepRatio) {
    const f = { ...drag.frame }, edge = drag.edge;
    if (edge.includes("e")) f.width += dx;
    if (edge.includes("s")) f.height += dy;
    if (edge.includes("w")) { f.x += dx; f.width -= dx; }
    if (edge.includes("n")) { f.y += dy; f.height -= dy; }
    if (keepRatio && edge.length === 2) {
      const factor = Math.max(f.width / drag.frame.width, f.height / drag.frame.height);
      const width = drag.frame.width * factor, height = drag.frame.height * factor;
      if (edge.includes("w")) f.x = drag.frame.x + drag.frame.width - width;
      if (edge.includes("n")) f.y = drag.frame.y + drag.frame.height - height;
      f.width = width;
      f.height = height;
    }
    const least = 24;
    if (f.width < least) { if (edge.includes("w")) f.x -= least - f.width; f.width = least; }
    if (f.height < least) { if (edge.includes("n")) f.y -= least - f.height; f.height = least; }
    return f;
  }

  // Edges and middles catch those of the safe area and of the other widgets; else the grid. Alt switches it off.
  snap(f, drag, off) {
    const guides = this.panel.querySelector(".rc-guides");
    guides.replaceChildren();
    if (off) return round(f);
    const [left, top, right, bottom] = this.panel.dataset.safe.split(",").map(Number);
    const columns = [left, (left + right) / 2, right], rows = [top, (top + bottom) / 2, bottom];
    for (const other of this.panel.querySelectorAll(".rc-widget")) {
      if (other.dataset.id === drag.id) continue;
      const o = this.frameOf(other);
      columns.push(o.x, o.x + o.width / 2, o.x + o.width);
      rows.push(o.y, o.y + o.height / 2, o.y + o.height);
    }
    const edge = drag.edge;
    const result = { ...f };
    const x = this.catch(edge ? (edge.includes("w") ? [f.x] : edge.includes("e") ? [f.x + f.width] : []) : [f.x, f.x + f.width / 2, f.x + f.width], columns);
    const y = this.catch(edge ? (edge.includes("n") ? [f.y] : edge.includes("s") ? [f.y + f.height] : []) : [f.y, f.y + f.height / 2, f.y + f.height], rows);
    const toGrid = v => Math.round(v / grid) * grid;
    const shift = (axis, size, low, high, hit) => {
      if (!edge) { result[axis] = hit ? f[axis] + hit.by : toGrid(f[axis]); return; }
      if (edge.includes(low)) { const to = hit ? f[axis] + hit.by : toGrid(f[axis]); result[size] += result[axis] - to; result[axis] = to; }
      if (edge.includes(high)) { result[size] = (hit ? f[axis] + f[size] + hit.by : toGrid(f[axis] + f[size])) - f[axis]; }
    };
    shift("x", "width", "w", "e", x);
    shift("y", "height", "n", "s", y);
    if (x) this.guide(guides, "left", x.at / this.panel.dataset.width);
    if (y) this.guide(guides, "top", y.at / this.panel.dataset.height);
    return round(result);
  }

  catch(edges, lines) {
    let best = null;
    for (const from of edges) for (const at of lines) {
      const by = at - from;
      if (Math.abs(by) <= snapDistance && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
    return best;
  }

  guide(guides, side, part) {
    const line = document.createElement("i");
    line.className = side === "left" ? "is-column" : "is-row";
    line.style[side] = `${100 * part}%`;
    guides.append(line);
  }

  // The widget leaves the picture: below it the panel without it, in the hand the widget alone.
  lift(drag) {
    this.loading++;
    this.panel.querySelectorAll(".rc-ghost").forEach(g => g.remove());
    const ghost = drag.ghost = new Image();
    ghost.className = "rc-ghost";
    ghost.draggable = false;
    ghost.alt = "";
    ghost.src = this.picture(`&only=${encodeURIComponent(drag.id)}`);
    const without = new Image();
    without.src = this.picture(`&without=${encodeURIComponent(drag.id)}`);
    Promise.all([ghost.decode(), without.decode()]).then(() => {
      if (!this.panel || !this.holds(drag)) return;
      this.panel.querySelector(".rc-picture").src = without.src;
      this.panel.querySelector(".rc-picture").after(ghost);
      this.placeGhost(drag);
    }, () => { });
  }

  follow(held, standing, address) { this.followed.follow(held, standing, address); }

  holds(drag) { return this.drag === drag || this.followed.get(drag.id) === drag; }

  placeGhost(drag) {
    if (!drag.ghost) return;
    const at = drag.pictured ?? drag.frame;
    const w = +this.panel.dataset.width, h = +this.panel.dataset.height;
    drag.ghost.style.transform = `translate(${100 * (drag.now.x - at.x) / w}%, ${100 * (drag.now.y - at.y) / h}%)`;
  }

  // While a hand resizes, the widget is drawn anew for its size, as often as the server keeps up.
  redrawGhost(drag) {
    const now = performance.now();
    if (drag.redrawing || now - (drag.redrawnAt ?? 0) < resizePictureInterval) return;
    drag.redrawing = true;
    drag.redrawnAt = now;
    const f = drag.now;
    const next = new Image();
    next.src = this.picture(`&only=${encodeURIComponent(drag.id)}&frame=${f.x},${f.y},${f.width},${f.height}`);
    next.decode().then(() => {
      if (drag.ghost && this.holds(drag)) {
        drag.ghost.src = next.src;
        drag.pictured = f;
        this.placeGhost(drag);
      }
    }, () => { }).finally(() => {
      drag.redrawing = false;
      if (this.holds(drag) && (drag.now.width !== f.width || drag.now.height !== f.height || drag.now.x !== f.x || drag.now.y !== f.y)) {
        setTimeout(() => { if (this.holds(drag)) this.redrawGhost(drag); }, resizePictureInterval);
      }
    });
  }

  async pointerUp(e) {
    const drag = this.drag;
    if (!drag || e.pointerId !== drag.pointer) return;
    if (!drag.started) { this.drag = null; return; }
    this.panel.querySelector(".rc-guides").replaceChildren();
    this.preview.release(drag);
    const f = drag.now;
    const placed = await this.page.invokeMethodAsync("PlacedAsync", drag.id, f.x, f.y, f.width, f.height, drag.edge !== null).catch(() => null);
    this.land(drag, placed);
  }

  land(drag, placed) {
    drag.widget.classList.remove("is-dragged");
    const [x, y, width, height] = placed ?? [drag.frame.x, drag.frame.y, drag.frame.width, drag.frame.height];
    drag.now = { x, y, width, height };
    this.place(drag.widget, drag.now);
    this.placeGhost(drag);
    this.drag = null;
    if (this.followed.size === 0) this.refresh();
  }

  cancelDrag() {
    const drag = this.drag;
    if (!drag) return;
    this.panel.querySelector(".rc-guides").replaceChildren();
    this.preview.release(drag);
    if (drag.started) this.page.invokeMethodAsync("EndPreview");
    this.land(drag, null);
  }

  focusIn(e) {
    const widget = this.widgetOf(e.target);
    if (widget && widget.dataset.id !== this.selected && !this.drag && widget.matches(":focus-visible")) {
      this.selected = widget.dataset.id;
      this.page.invokeMethodAsync("SelectAsync", widget.dataset.id);
    }
  }

  keyDown(e) {
    if (e.defaultPrevented || e.target.closest("input, textarea, select, [contenteditable], [role=dialog], .mud-popover")) return;
    const command = this.commandOf(e);
    if (!command) return;
    e.preventDefault();
    if (command === "escape") {
      if (this.drag) this.cancelDrag();
      else this.page.invokeMethodAsync("SelectAsync", null);
      return;
    }
    this.page.invokeMethodAsync("CommandAsync", command);
  }

  commandOf(e) {
    const control = e.ctrlKey || e.metaKey, key = e.key;
    if (control && key.toLowerCase() === "z") return e.shiftKey ? "redo" : "undo";
    if (control && key.toLowerCase() === "y") return "redo";
    if (control && key.toLowerCase() === "d" && this.selected) return "duplicate";
    if (key === "?" && !control) return "help";
    if (key.toLowerCase() === "h" && !control && !e.altKey) return "history";
    if (key === "Escape") return "escape";
    if (!this.selected || !this.stage.contains(document.activeElement)) return null;
    if (key === "Delete" || key === "Backspace") return "delete";
    if (key === "]") return "forward";
    if (key === "[") return "backward";
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (!way) return null;
    const step = e.shiftKey ? grid : 1;
    return `${e.altKey || control ? "grow" : "move"}:${way[0] * step},${way[1] * step}`;
  }

  fileOver(e) {
    if (![...(e.dataTransfer?.types ?? [])].includes("Files")) return;
    e.preventDefault();
    this.stage.classList.add("is-dropping");
  }

  drop(e) {
    this.stage.classList.remove("is-dropping");
    const file = e.dataTransfer?.files?.[0];
    if (!file) return;
    e.preventDefault();
    this.send(file, null);
  }

  pick(widgetId) {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/png,image/jpeg,image/webp,image/gif,image/bmp";
    input.addEventListener("change", () => { if (input.files[0]) this.send(input.files[0], widgetId); });
    input.click();
  }

  send(file, widgetId) { sendImage(this, file, widgetId); }
}

function round(f) {
  return { x: Math.round(f.x), y: Math.round(f.y), width: Math.round(f.width), height: Math.round(f.height) };
}
