/* Shows a password while it is typed, offers keys, and says when one was not given. The pages work without it. */
(() => {
  "use strict";
  const words = document.currentScript.dataset;

  document.querySelectorAll('input[type="password"]').forEach((field) => {
    const button = document.createElement("button");
    const box = document.createElement("span");
    box.className = "with-button";
    button.type = "button";
    button.className = "link-like";
    button.textContent = words.show;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-controls", field.id);
    field.replaceWith(box);
    box.append(field, button);
    button.addEventListener("click", () => {
      const hidden = field.type === "password";
      field.type = hidden ? "text" : "password";
      button.textContent = hidden ? words.hide : words.show;
      button.setAttribute("aria-pressed", String(hidden));
      field.focus();
    });
    field.form?.addEventListener("submit", () => { field.type = "password"; });
  });

  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    let said = document.getElementById("key-failed");
    if (!said) {
      said = document.createElement("p");
      said.id = "key-failed";
      said.className = "notice warn";
      said.setAttribute("role", "alert");
      document.querySelector("h1").after(said);
    }
    said.textContent = words.failed;
  });

  document.querySelector("[data-focus]")?.focus();
})();
