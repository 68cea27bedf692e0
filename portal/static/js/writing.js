// Extras of the listing's form. Without this file every step works as it is: counts, matches and crop come from the server.

// Words as the server counts them: what stands between spaces.
function counter(line) {
  const field = document.getElementById(line.dataset.count);
  const number = line.querySelector("[data-number]");
  if (!field || !number) return;
  const show = () => {
    number.textContent = field.value.split(/\s+/).filter(Boolean).length;
    const most = Number(field.getAttribute("maxlength")) || Infinity;
    line.classList.toggle("is-far", field.value.length >= most);
  };
  field.addEventListener("input", show);
  show();
}

// What the browser itself knows to be wrong is said beside the field when it is left, in the browser's own words.
function sayAtOnce(form) {
  form.addEventListener("focusout", ({ target }) => {
    if (!target.matches("input:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea, select")) return;
    const id = `${target.id}-at-once`;
    const there = document.getElementById(id);
    const described = (target.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
    if (target.validity.valid || (target.validity.valueMissing && !target.dataset.touched)) {
      there?.remove();
    } else {
      const said = there ?? document.createElement("p");
      said.id = id;
      said.className = "said-at-once";
      said.textContent = target.validationMessage;
      if (!there) target.after(said);
      described.push(id);
    }
    if (described.length) target.setAttribute("aria-describedby", described.join(" "));
    else target.removeAttribute("aria-describedby");
  });
  form.addEventListener("input", ({ target }) => (target.dataset.touched = ""));
}

// A long list of boxes is narrowed by typing. What is ticked stays in sight.
function narrowing(group) {
  const boxes = [...group.querySelectorAll("label")].filter((label) => label.querySelector("input[type=checkbox]"));
  if (boxes.length < 8) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const input = document.createElement("input");
  input.type = "search";
  input.className = "field-box options-filter";
  input.placeholder = group.dataset.filter;
  input.setAttribute("aria-label", group.dataset.filter);
  input.addEventListener("input", () => {
    const typed = plain(input.value.trim());
    for (const label of boxes) {
      const wanted = plain(label.textContent).includes(typed) || label.querySelector("input").checked;
      label.parentElement.hidden = !wanted;
      label.hidden = !wanted;
    }
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  boxes[0].closest("fieldset").querySelector("div[id]")?.before(input);
}

// A click says what matters in the picture; the nine parts stay there for the keyboard.
function crop(picture) {
  const point = document.getElementById("id_point");
  const parts = [...document.querySelectorAll("[name=part]")];
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  const { width, height } = picture.querySelector("img");
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.setAttribute("aria-hidden", "true");
  ring.setAttribute("r", Math.min(width, height) / 10);
  drawing.append(ring);
  picture.append(drawing);
  picture.classList.add("can-click");
  document.querySelectorAll("[data-with-script]").forEach((each) => (each.hidden = false));

  const show = (x, y) => {
    ring.setAttribute("cx", (x * width) / 100);
    ring.setAttribute("cy", (y * height) / 100);
  };
  show(...picture.dataset.point.split(","));
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    const x = Math.round((100 * (event.clientX - box.left)) / box.width);
    const y = Math.round((100 * (event.clientY - box.top)) / box.height);
    point.value = `${x},${y}`;
    show(x, y);
    const nearest = (each) => (each < 34 ? 17 : each < 67 ? 50 : 83);
    for (const part of parts) part.checked = part.value === `${nearest(x)},${nearest(y)}`;
  });
  for (const part of parts)
    part.addEventListener("change", () => {
      point.value = "";
      show(...part.value.split(","));
    });
}

document.querySelectorAll("[data-count]").forEach(counter);
document.querySelectorAll("form[data-check-inline]").forEach(sayAtOnce);
document.querySelectorAll("[data-filter]").forEach(narrowing);
document.querySelectorAll(".crop-picture").forEach(crop);
document.querySelector("[data-focus]")?.focus();
