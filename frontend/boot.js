// Starts the client. The build replaces the two addresses by hashed ones.
import init from "%PROGRAM_JS%";

function fail() {
  const starting = document.getElementById("boot-starting");
  const slow = document.getElementById("boot-slow");
  const failed = document.getElementById("boot-failed");
  if (starting) starting.className = "boot-hidden";
  if (slow) slow.className = "boot-hidden";
  if (failed) failed.className = "";
}

// A browser without it has been told so by compat.js.
if (typeof WebAssembly === "object") {
  init({ module_or_path: "%PROGRAM_WASM%" }).catch(fail);
}

// A page that the browser keeps whole for its back button holds what the person before saw. It is hidden when
// it is put away, and loaded anew when it is brought back, so that the server decides who may see what.
addEventListener("pagehide", (event) => {
  document.body.hidden = event.persisted;
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
