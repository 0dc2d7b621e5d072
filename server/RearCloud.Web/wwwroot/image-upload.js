// Sends a picture to the server, with its progress in the canvas's bar; one at a time, the newest.

export function sendImage(canvas, file, widgetId) {
  canvas.upload?.abort();
  const bar = canvas.stage.querySelector(".rc-upload");
  const request = canvas.upload = new XMLHttpRequest();
  bar.hidden = false;
  bar.querySelector(".rc-upload-name").textContent = file.name;
  bar.querySelector("progress").value = 0;
  bar.querySelector("button").onclick = () => request.abort();
  const done = () => { if (canvas.upload === request) { canvas.upload = null; bar.hidden = true; } };
  request.upload.onprogress = e => { if (e.lengthComputable) bar.querySelector("progress").value = 100 * e.loaded / e.total; };
  request.onabort = done;
  request.onerror = () => { done(); canvas.page.invokeMethodAsync("UploadFailed", "The upload broke off.", "Check the connection and drop the picture again."); };
  request.onload = () => {
    done();
    let answer = null;
    try { answer = JSON.parse(request.responseText); } catch { answer = null; }
    if (request.status >= 200 && request.status < 300 && answer) canvas.page.invokeMethodAsync("UploadedAsync", answer.sha256, file.name, widgetId);
    else canvas.page.invokeMethodAsync("UploadFailed", answer?.message ?? `The server answered ${request.status}.`, answer?.remedy ?? "Try again.");
  };
  request.open("POST", "/api/v1/assets");
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.send(file);
}
