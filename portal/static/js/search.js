// Suggestions under the search field, as the combobox pattern of the ARIA authoring practices describes it.
// Everything here is an extra: without this file the field and its form work as they are.
const WAIT = 150; // ms after the last key
const LEAST = 2; // letters

function combobox(box) {
  const input = box.querySelector("input");
  const list = document.createElement("div");
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  list.id = `${input.id}-suggestions`;
  list.className = "listbox";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.found);
  box.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);

  function show(found) {
    options = found.map((each, index) => {
      const option = document.createElement("div");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = each.text;
      option.dataset.url = each.url;
      return option;
    });
    list.replaceChildren(...options);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  const close = () => {
    clearTimeout(timer);
    asked += 1; // an answer that is still on its way is not shown any more
    show([]);
  };

  function choose(index) {
    options[active]?.setAttribute("aria-selected", "false");
    active = (index + options.length) % options.length;
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  }

  // What has an address is gone to, anything else is put into the field and its form sent.
  function take(option) {
    if (option.dataset.url) return location.assign(option.dataset.url);
    input.value = option.textContent;
    input.form.requestSubmit();
  }

  async function ask() {
    const typed = input.value.trim();
    const mine = (asked += 1);
    if (typed.length < LEAST) return show([]);
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: typed })}`);
      const found = answer.ok ? (await answer.json()).suggestions : [];
      if (mine === asked && document.activeElement === input) show(found);
    } catch {
      close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      if (active >= 0) {
        event.preventDefault();
        take(options[active]);
      }
      close();
    } else if (list.hidden) {
      if (event.key === "ArrowDown") ask();
    } else if (event.key === "Escape") {
      event.preventDefault(); // or the browser empties the field too
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
    close();
  });
}

// Once each: what htmx puts into the page later comes here too.
function prepare(part) {
  part.querySelectorAll("[data-suggest]:not([data-is-ready])").forEach((box) => {
    box.dataset.isReady = "";
    combobox(box);
  });
}

prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.target));

// The results change without a new page: the language switch follows the address.
document.addEventListener("htmx:pushedIntoHistory", () => {
  document.querySelectorAll(".head-links a[hreflang]").forEach((link) => (link.search = location.search));
});
