// Starts the client. The build replaces the two addresses by hashed ones.
import init from "%PROGRAM_JS%";

init({ module_or_path: "%PROGRAM_WASM%" }).catch(function () {
  const starting = document.getElementById("boot-starting");
  const slow = document.getElementById("boot-slow");
  const failed = document.getElementById("boot-failed");
  if (starting) starting.className = "boot-hidden";
  if (slow) slow.className = "boot-hidden";
  if (failed) failed.className = "";
});
