// The picture is an endless image and needs nothing from here; this keeps the figures current and notices when the panel ends.
const words = {
  "none": "None", "opening": "Opening", "connecting": "Connecting", "up-to-date": "Up to date", "offline": "Offline", "refused": "Refused",
};
const sinkWords = {
  "Waiting": "No frame yet", "Up": "Up", "Failing": "Fails, tried again", "Hanging": "Hangs, left out", "Ended": "Ended",
};
const formats = { "Bgra8888": "32 bit BGRA", "Rgb565": "16 bit RGB565", "Mono8": "8 bit grey" };
const mostFaults = 8;

const write = (place, text) => {
  if (place.textContent !== text) place.textContent = text;
};
const show = (id, text) => write(document.getElementById(id), text);
const at = (now, path) => path.split(".").reduce((value, name) => value?.[name], now);
const milliseconds = (microseconds) => (microseconds / 1000).toFixed(microseconds < 9950 ? 1 : 0);
const fineMilliseconds = (microseconds) => (microseconds / 1000).toFixed(microseconds < 9995 ? 2 : microseconds < 99950 ? 1 : 0);
const count = (number) => number.toLocaleString("en");
const watts = (milliwatts) => milliwatts < 1000 ? [count(milliwatts), "mW"] : [(milliwatts / 1000).toFixed(1), "W"];
const joules = (amount) => amount < 10 ? amount.toFixed(2) : amount < 3600 ? amount.toFixed(0) : count(Math.round(amount));

let before = null;
let gone = false;

function draw(now) {
  const asleep = now.frames.hertz === 0;
  show("hertz", asleep ? "Asleep" : String(now.frames.hertz));
  show("hertz-unit", asleep ? "" : "Hz");
  if (before) {
    const seconds = now.process.seconds - before.process.seconds;
    if (seconds > 0) show("fps", String(Math.round((now.frames.presented - before.frames.presented) / seconds)));
  }
  show("missed", count(now.frames.missed));
  show("drawn", now.frames.compose.count ? milliseconds(now.frames.compose.p50) : "–");
  const [power, unit] = watts(now.frames.power.total);
  show("power", power);
  show("power-unit", unit);
  show("latency", now.frames.shownToPresented.count ? milliseconds(now.frames.shownToPresented.p50) : "–");
  const replica = document.getElementById("replica");
  replica.dataset.state = now.replica.state;
  replica.title = now.replica.reason ?? "";
  show("replica", words[now.replica.state] ?? now.replica.state);
  if (document.querySelector("details").open) drawFigures(now);
  before = now;
}

function drawFigures(now) {
  for (const row of document.querySelectorAll("[data-stage]")) drawStage(row, at(now, row.dataset.stage));
  for (const cell of document.querySelectorAll("[data-count]")) {
    const number = at(now, cell.dataset.count);
    write(cell, count(number));
    cell.classList.toggle("is-alarm", number > 0);
  }
  for (const cell of document.querySelectorAll("[data-power]")) {
    const power = at(now, cell.dataset.power);
    write(cell, power === undefined ? "Unknown" : watts(power).join(" "));
  }
  show("energy", `${joules(now.energy.joules)} J`);
  drawDisplay(now.frames.display);
  drawRows(document.getElementById("sinks"), now.frames.sinks.map((sink) => [sink.name, sinkWords[sink.state] ?? sink.state, sink.state]));
  const faults = now.faults.slice(-mostFaults).reverse();
  document.getElementById("faults").hidden = faults.length === 0;
  drawRows(document.querySelector("#faults tbody"), faults.map((fault) => [fault.place, fault.count > 1 ? `${fault.message} (${count(fault.count)} times)` : fault.message]));
}

function drawStage(row, stage) {
  while (row.cells.length < 5) row.insertCell();
  [stage.p50, stage.p99, stage.p999, stage.max].forEach((value, i) => write(row.cells[i + 1], stage.count ? fineMilliseconds(value) : "–"));
}

function drawDisplay(display) {
  document.getElementById("display").hidden = !display;
  if (!display) return;
  show("nits", `${count(Math.round(display.nits))} of ${count(display.peakNits)} nits`);
  show("lux", display.lux === undefined ? "Not measured" : `${count(Math.round(display.lux))} lux`);
  show("heat", `${Math.round(display.heat * 100)} %`);
  show("kelvin", display.kelvin === undefined ? "The panel's own" : `${count(display.kelvin)} K`);
  show("shift", `${display.shiftX}, ${display.shiftY} pixels`);
  show("format", formats[display.format] ?? display.format);
}

// Rows are kept where they are, so that a screen reader or a selection does not lose its place.
function drawRows(body, rows) {
  while (body.rows.length > rows.length) body.deleteRow(-1);
  rows.forEach(([name, text, state], i) => {
    const row = body.rows[i] ?? newRow(body);
    write(row.cells[0], name);
    write(row.cells[1], text);
    if (!state) return;
    row.cells[1].className = "state";
    row.cells[1].dataset.state = state;
  });
}

function newRow(body) {
  const row = body.insertRow();
  const head = document.createElement("th");
  head.scope = "row";
  row.append(head);
  row.insertCell();
  return row;
}

function setGone(isGone) {
  if (gone === isGone) return;
  gone = isGone;
  document.body.classList.toggle("is-gone", isGone);
  document.getElementById("gone").hidden = !isGone;
  // A stream that broke does not come back by itself.
  if (!isGone) document.getElementById("panel").src = `/stream.mjpeg?again=${Date.now()}`;
  if (isGone) before = null;
}

async function look() {
  try {
    const answer = await fetch("/stats.json", { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.statusText);
    draw(await answer.json());
    setGone(false);
  } catch {
    setGone(true);
  }
  setTimeout(look, 1000);
}

// What was opened shows at once, not only after the next look.
document.querySelector("details").addEventListener("toggle", () => {
  if (before) drawFigures(before);
});
look();
