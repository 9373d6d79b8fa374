// Runs in every browser, also very old ones: plain ES5, no module. It says what to do when the client
// cannot start. The sentences are in index.html; this file only shows the one that fits.
(function () {
  "use strict";

  function element(id) {
    return document.getElementById(id);
  }

  function show(id) {
    var chosen = element(id);
    var starting = element("boot-starting");
    // The client has replaced the static page: it has started, there is nothing to say.
    if (!chosen) {
      return;
    }
    if (starting) {
      starting.className = "boot-hidden";
    }
    chosen.className = "";
  }

  var isInternetExplorer = !!document.documentMode || /Trident|MSIE/.test(navigator.userAgent);
  var canStart =
    typeof WebAssembly === "object" &&
    typeof Promise === "function" &&
    typeof fetch === "function" &&
    "noModule" in document.createElement("script");

  if (isInternetExplorer) {
    show("boot-ie");
    return;
  }
  if (!canStart) {
    show("boot-old");
    return;
  }

  // A script that does not arrive fires an error that does not bubble, hence the capture phase.
  window.addEventListener(
    "error",
    function (event) {
      if (event.target && event.target.tagName === "SCRIPT") {
        show("boot-failed");
      }
    },
    true
  );

  window.setTimeout(function () {
    var failed = element("boot-failed");
    if (failed && failed.className === "boot-hidden") {
      show("boot-slow");
    }
  }, 15000);
})();
