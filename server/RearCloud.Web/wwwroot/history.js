// The timeline's keys: arrows go from line to line, Enter shows the one in focus as any button does.

export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

export function start(list) {
  const abort = new AbortController();
  list.addEventListener("keydown", e => {
    const lines = [...list.querySelectorAll(".rc-history-line")];
    const at = lines.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    lines[Math.min(Math.max(to, 0), lines.length - 1)].focus();
  }, { signal: abort.signal });
  return { stop: () => abort.abort() };
}
