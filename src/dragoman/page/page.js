(() => {
  "use strict";
  const say = document.getElementById("say");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const passages = new Map();
  for (const segment of document.querySelectorAll(".seg")) {
    for (const id of segment.dataset.facts.split(" ")) {
      if (!passages.has(id)) passages.set(id, []);
      passages.get(id).push(segment);
    }
  }
  let current = null;
  let chosen = null;

  const bringIntoView = (element, block) =>
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function putOut() {
    for (const element of document.querySelectorAll(".lit")) {
      element.classList.remove("lit");
      element.querySelector(".go")?.removeAttribute("aria-current");
    }
    current = null;
  }

  function light(fact) {
    putOut();
    current = fact;
    fact.classList.add("lit");
    fact.querySelector(".go")?.setAttribute("aria-current", "true");
    const lit = passages.get(fact.id) || [];
    for (const segment of lit) segment.classList.add("lit");
    return lit;
  }

  function toSource(fact, passage) {
    chosen = null;
    const lit = light(fact);
    const first = passage || lit[0];
    if (!first) return;
    bringIntoView(first, "center");
    first.focus({ preventScroll: true });
    say.textContent = `${fact.querySelector("p").textContent}: ${lit.map((segment) => segment.textContent).join(" ")}`;
  }

  // A passage leads back to the fact one came from; chosen again, to each other fact that rests on it in turn.
  function toFact(segment) {
    const ids = segment.dataset.facts.split(" ").reverse();
    const place = current ? ids.indexOf(current.id) : -1;
    const next = place >= 0 && chosen !== segment ? place : (place + 1) % ids.length;
    const fact = document.getElementById(ids[next]);
    chosen = segment;
    light(fact);
    show(fact);
  }

  function show(fact) {
    const link = fact.querySelector(".go") || fact;
    bringIntoView(fact, "nearest");
    link.focus({ preventScroll: true });
    say.textContent = fact.textContent;
  }

  function step(from, by) {
    const facts = [...from.closest("article").querySelectorAll(".fact")];
    const place = facts.indexOf(current || from.closest(".fact"));
    const fact = facts[place < 0 ? 0 : Math.min(Math.max(place + by, 0), facts.length - 1)];
    if (!fact) return;
    const lit = light(fact);
    show(fact);
    if (lit.length && getComputedStyle(fact.closest(".facts")).position === "sticky") bringIntoView(lit[0], "center");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".seg, .fact a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches(".seg")) toFact(link);
    else toSource(link.closest(".fact"), document.querySelector(link.getAttribute("href")));
  });

  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return putOut();
    const link = event.target.closest(".seg, .fact a");
    if (event.key === " " && link) {
      event.preventDefault();
      link.click();
    } else if (steps[event.key] && (link || event.target.closest(".facts"))) {
      event.preventDefault();
      step(event.target, steps[event.key]);
    }
  });

  const aimed = document.getElementById(location.hash.slice(1));
  if (aimed?.matches(".fact")) light(aimed);
})();
