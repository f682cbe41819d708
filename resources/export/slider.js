"use strict";
// Puts the two pictures of a pair on each other, with a divider that the mouse, a finger and the keyboard move: the
// slider pattern of the W3C. Without this script the pictures stand one below the other.
for (const box of document.querySelectorAll(".pair, .picture")) {
  const image = box.querySelector("img");
  const bar = box.nextElementSibling?.classList.contains("scale") ? box.nextElementSibling : box;
  if (image) for (const each of [box, bar]) each.style.setProperty("--shape", image.width / image.height);
}
for (const pair of document.querySelectorAll(".pair")) {
  const [before, after] = pair.querySelectorAll(".picture");
  const make = (name, kind) => Object.assign(document.createElement(name), { className: kind });
  const [heads, stage, credits] = ["heads", "stage", "credits"].map((kind) => make("div", kind));
  for (const picture of [before, after]) {
    heads.append(picture.querySelector(".head"));
    const image = picture.querySelector("img");
    image.draggable = false;
    const [x, y] = (image.dataset.bare ?? "0% 0%").split(" "); // of its width and height is no picture, at each side
    image.style.setProperty("--x", x);
    image.style.setProperty("--y", y);
    stage.append(image);
    const credit = picture.querySelector(".credit");
    if (credits.textContent !== credit.textContent) credits.append(credit); // what holds for both is said once
  }
  const handle = make("div", "handle");
  const how = make("p", "how");
  how.id = pair.closest("figure").id + "-how";
  how.textContent = pair.dataset.how;
  how.dir = "auto"; // words of the program
  const facts = {
    role: "slider", tabindex: 0, "aria-label": pair.dataset.label, "aria-orientation": "horizontal",
    "aria-valuemin": 0, "aria-valuemax": 100, "aria-describedby": how.id,
  };
  for (const [name, value] of Object.entries(facts)) handle.setAttribute(name, value);
  if (pair.dataset.language) for (const each of [handle, how]) each.lang = pair.dataset.language;
  stage.append(handle);
  pair.replaceChildren(heads, stage, credits);
  (pair.nextElementSibling.classList.contains("scale") ? pair.nextElementSibling : pair).after(how);
  pair.classList.add("slides");

  let at = 50; // percent of the stage that the earlier picture has
  let whole = ""; // the side that is shown whole, while the space bar has interrupted the swipe
  const show = () => {
    const edge = { "": at, before: 100, after: 0 }[whole];
    stage.style.setProperty("--at", edge + "%");
    pair.dataset.whole = whole;
    const one = Math.round(at);
    const words = whole ? pair.dataset[whole] : pair.dataset.both.replace("{one}", one).replace("{other}", 100 - one);
    handle.setAttribute("aria-valuenow", Math.round(edge));
    handle.setAttribute("aria-valuetext", words);
  };
  const place = (value) => {
    at = Math.min(100, Math.max(0, value));
    whole = "";
    show();
  };
  const toggle = () => {
    whole = whole === "before" ? "after" : "before";
    show();
  };
  const keys = {
    ArrowRight: () => place(at + 1), ArrowUp: () => place(at + 1),
    ArrowLeft: () => place(at - 1), ArrowDown: () => place(at - 1),
    PageUp: () => place(at + 10), PageDown: () => place(at - 10),
    Home: () => place(0), End: () => place(100),
    " ": toggle, Escape: () => place(at),
  };
  handle.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  const follow = (event) => {
    const box = stage.getBoundingClientRect();
    place((100 * (event.clientX - box.left)) / box.width);
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    stage.setPointerCapture(event.pointerId);
    follow(event);
  });
  stage.addEventListener("pointermove", (event) => {
    if (stage.hasPointerCapture(event.pointerId)) follow(event);
  });
  show();
}
