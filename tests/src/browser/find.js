// The body of an asynchronous WebDriver script. Finds the visible element with a role and a name, and waits
// for it by watching the document, so that no test sleeps. Answers the element, or null when time is up.
// `wanted` is "present", "usable" (present, and not disabled), "gone" (answers the document when nothing fits
// any more) or "now" (no waiting).
const [wanted, role, name, patience, done] = arguments;

const FIELD = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=submit]), textarea";

const IMPLICIT = {
  alert: "",
  button: "button, input[type=submit], input[type=button], summary",
  cell: "td",
  checkbox: "input[type=checkbox]",
  columnheader: "th[scope=col], thead th",
  combobox: "select",
  dialog: "dialog[open]",
  field: FIELD + ", select",
  file: "input[type=file]",
  group: "fieldset",
  heading: "h1, h2, h3, h4, h5, h6",
  image: "img, svg[aria-label], svg[aria-labelledby]",
  link: "a[href]",
  list: "ul, ol",
  listitem: "li",
  main: "main",
  navigation: "nav",
  progressbar: "progress",
  radio: "input[type=radio]",
  row: "tr",
  rowheader: "th[scope=row]",
  status: "output",
  table: "table",
  textbox: FIELD,
};

const squeeze = (text) => (text || "").replace(/\s+/g, " ").trim();

function nameOf(element) {
  const labelledBy = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
  if (labelledBy.length > 0) {
    return squeeze(labelledBy.map((id) => document.getElementById(id)?.textContent).join(" "));
  }
  if (element.hasAttribute("aria-label")) {
    return squeeze(element.getAttribute("aria-label"));
  }
  if (element.labels && element.labels.length > 0) {
    return squeeze([...element.labels].map((label) => label.innerText).join(" "));
  }
  const captions = { TABLE: "caption", FIELDSET: "legend" };
  const caption = element.querySelector(":scope > " + (captions[element.tagName] || "never"));
  if (caption) {
    return squeeze(caption.innerText);
  }
  return squeeze(element.innerText || element.getAttribute("alt") || element.value || element.title);
}

function isVisible(element) {
  const box = element.getBoundingClientRect();
  const drawn = getComputedStyle(element).visibility !== "hidden" && element.getClientRects().length > 0;
  // A styled radio button may be drawn by its label.
  return (drawn && box.width > 0) || (element.labels?.length > 0 && element.labels[0].getClientRects().length > 0);
}

function search() {
  if (role === "text") {
    return squeeze(document.body.innerText).includes(squeeze(name)) ? document.documentElement : null;
  }
  if (role === "focused") {
    return squeeze(nameOf(document.activeElement)) === squeeze(name) ? document.activeElement : null;
  }
  const selector = [IMPLICIT[role] && `:is(${IMPLICIT[role]}):not([role])`, `[role="${role}"]`];
  const candidates = [...document.querySelectorAll(selector.filter(Boolean).join(", "))]
    .filter(isVisible)
    .filter((candidate) => wanted !== "usable" || !candidate.disabled);
  const sought = squeeze(name);
  return (
    candidates.find((candidate) => nameOf(candidate) === sought) ||
    candidates.find((candidate) => nameOf(candidate).includes(sought)) ||
    null
  );
}

function answer() {
  const found = search();
  return wanted === "gone" ? (found ? null : document.documentElement) : found;
}

const first = answer();
if (first || wanted === "now") {
  done(first);
} else {
  const finish = (result) => {
    observer.disconnect();
    document.removeEventListener("focusin", look);
    clearTimeout(limit);
    done(result);
  };
  const look = () => {
    const found = answer();
    if (found) finish(found);
  };
  const observer = new MutationObserver(look);
  // The end of patience looks once more: a style sheet that arrives changes what is visible, but no node.
  const limit = setTimeout(() => finish(answer()), patience);
  document.addEventListener("focusin", look);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
