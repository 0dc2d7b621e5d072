// The picture is an endless image and needs nothing from here; this keeps the figures current and notices when the panel ends.
const words = {
  "none": "None", "opening": "Opening", "connecting": "Connecting", "up-to-date": "Up to date", "offline": "Offline", "refused": "Refused",
};
const show = (id, text) => {
  const place = document.getElementById(id);
  if (place.textContent !== text) place.textContent = text;
};
const milliseconds = (microseconds) => (microseconds / 1000).toFixed(microseconds < 9950 ? 1 : 0);

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
  show("missed", String(now.frames.missed));
  show("drawn", now.frames.compose.count ? milliseconds(now.frames.compose.p50) : "–");
  show("latency", now.frames.shownToPresented.count ? milliseconds(now.frames.shownToPresented.p50) : "–");
  const replica = document.getElementById("replica");
  replica.dataset.state = now.replica.state;
  replica.title = now.replica.reason ?? "";
  show("replica", words[now.replica.state] ?? now.replica.state);
  before = now;
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

look();
