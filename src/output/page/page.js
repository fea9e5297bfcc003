// Links the map with the lists: what is told of an event or area stands in the page already; this shows it at its place
// on the map, and the place of what is in the lists. Without it the page is complete, only not linked.
"use strict";
(() => {
  const words = document.body.dataset;
  const sheet = document.querySelector(".sheet");
  const pan = document.querySelector(".pan");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 78rem)");

  const node = (name, className, text = "") => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const drawing = () => [...sheet.querySelectorAll("svg")].find((svg) => svg.getBoundingClientRect().width > 0);

  // The browser's own tooltips would stand beside ours: names go where only assistive technology reads them.
  for (const svg of sheet.querySelectorAll("svg")) {
    const names = [...svg.children].filter((child) => /^(title|desc)$/.test(child.localName));
    if (names.length > 0) {
      svg.setAttribute("aria-label", names.map((name) => name.textContent).join(". "));
      svg.removeAttribute("aria-labelledby");
      names.forEach((name) => name.remove());
    }
  }

  // An item is an event or the areas of a class: its entries in the lists, its groups on the map, a place for focus.
  const items = [];
  for (const entry of document.querySelectorAll(".event")) {
    const item = { kind: "event", entry, others: [], ids: (entry.dataset.drawn ?? "").split(" ").filter(Boolean) };
    item.others = [...document.querySelectorAll(`.mark a[href="#${entry.id}"]`)];
    items.push(item);
  }
  const rows = new Map();
  for (const row of document.querySelectorAll("tr[data-class]")) {
    rows.set(row.dataset.class, [...(rows.get(row.dataset.class) ?? []), row]);
  }
  for (const [className, of] of rows) {
    items.push({ kind: "area", entry: of[0], others: of, className, ids: [] });
  }
  const groupsOf = (item, svg) => {
    const found =
      item.kind === "event"
        ? item.ids.flatMap((id) => [svg.querySelector("#" + CSS.escape(id))])
        : [...svg.querySelectorAll(`g[data-feature][class~="${CSS.escape(item.className)}"]`)];
    // A second drawing for the dark has ids of its own.
    const name = sheet.dataset.map;
    const other = item.ids.map((id) => svg.querySelector("#" + CSS.escape(`${name}-dark${id.slice(name.length)}`)));
    return (found.some(Boolean) ? found : other).filter(Boolean);
  };

  // Tooltip
  const tip = node("div", "tip");
  tip.id = "_tip";
  tip.role = "tooltip";
  tip.hidden = true;
  document.body.append(tip);
  let shown = null;
  let timer = 0;

  const copy = (from, selector, className) => {
    const found = from.querySelector(selector);
    if (!found || found.textContent.trim() === "") {
      return [];
    }
    const made = node("p", className);
    made.dir = "auto";
    made.append(...[...found.childNodes].map((child) => child.cloneNode(true)));
    return [made];
  };
  const told = (item) => {
    if (item.kind === "event") {
      return [
        ...copy(item.entry, "h3", "name"),
        ...copy(item.entry, ".facts", "facts"),
        ...copy(item.entry, ".text", "text"),
      ];
    }
    const names = new Set(item.others.map((row) => row.querySelector("th").textContent));
    const lines = names.size === 1 ? [...copy(item.entry, "th", "name")] : [];
    for (const row of item.others) {
      const cells = [...row.querySelectorAll("td")].map((cell) =>
        [cell.textContent.trim(), cell.dataset.unit].filter(Boolean).join("\u00a0"),
      );
      const of = row.querySelector(".whole-name")?.textContent.trim() ?? "";
      const first = names.size === 1 ? of : row.querySelector("th").textContent.trim();
      const numbers = cells.filter((text) => text !== "" && text !== of).join(", ");
      const line = node("p", "facts", (first ? first + ": " : "") + numbers);
      line.dir = "auto";
      lines.push(line);
    }
    return lines;
  };
  const place = (rect) => {
    const space = 8;
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(space, rect.left + rect.width / 2 - width / 2), innerWidth - width - space);
    const above = rect.top - height - space;
    const below = rect.bottom + space;
    const top = above >= space || below + height > innerHeight ? Math.max(space, above) : below;
    tip.style.left = `${Math.max(space, left)}px`;
    tip.style.top = `${Math.max(space, Math.min(top, innerHeight - height - space))}px`;
  };
  const show = (item, rect, touched = false) => {
    clearTimeout(timer);
    hide();
    tip.replaceChildren(...told(item), ...(touched ? [node("p", "again", words.again)] : []));
    tip.hidden = false;
    shown = item;
    place(rect);
    item.spot?.setAttribute("aria-describedby", tip.id);
  };
  const hide = () => {
    clearTimeout(timer);
    shown?.spot?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const hideSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      hide();
      unlight();
    }, 250);
  };
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", hideSoon);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
      unlight();
    }
  });
  // What has the focus keeps its tooltip, which goes with it.
  const follow = () => {
    if (shown && document.activeElement === shown.spot) {
      place(shown.spot.getBoundingClientRect());
    } else if (shown) {
      hide();
    }
  };
  addEventListener("scroll", follow, { passive: true });
  pan.addEventListener("scroll", follow, { passive: true });

  // Light
  const partsOf = (item) => [
    item.entry,
    ...item.others,
    ...(item.spot ? [item.spot] : []),
    ...(drawing() ? groupsOf(item, drawing()) : []),
  ];
  let lit = [];
  const unlight = () => {
    lit.forEach((part) => part.classList.remove("lit"));
    lit = [];
  };
  const light = (item) => {
    unlight();
    lit = partsOf(item);
    lit.forEach((part) => part.classList.add("lit"));
  };
  const glide = () => (still.matches ? "auto" : "smooth");
  const reveal = (item) => {
    if (item.spot && pan.scrollWidth > pan.clientWidth) {
      const middle = item.spot.offsetLeft + item.spot.offsetWidth / 2;
      pan.scrollTo({ left: middle - pan.clientWidth / 2, behavior: glide() });
    }
  };
  const goTo = (item) => {
    light(item);
    item.entry.tabIndex = -1;
    item.entry.scrollIntoView({ block: "center", behavior: glide() });
    item.entry.focus({ preventScroll: true });
  };

  // Places for focus stand over the map, in shares of it. Of an event's groups the smallest says best where it is.
  const boxOf = (group, frame) => {
    const rect = group.getBoundingClientRect();
    const left = Math.max(rect.left, frame.left);
    const right = Math.min(rect.right, frame.right);
    const top = Math.max(rect.top, frame.top);
    const bottom = Math.min(rect.bottom, frame.bottom);
    return { left, top, width: right - left, height: bottom - top };
  };
  const inside = (group, svg, frame) => {
    // A point well inside the largest area of the class: of a grid's points the one with most such neighbours.
    const paths = [...group.querySelectorAll("path")].filter((path) => path.getAttribute("fill") !== "none");
    const size = (path) => path.getBBox().width * path.getBBox().height;
    const path = paths.sort((a, b) => size(b) - size(a))[0];
    if (!path) {
      return null;
    }
    const box = path.getBBox();
    const steps = 14;
    const hit = (x, y) =>
      path.isPointInFill(
        new DOMPoint(box.x + (box.width * (x + 0.5)) / steps, box.y + (box.height * (y + 0.5)) / steps),
      );
    const grid = Array.from({ length: steps }, (_, y) => Array.from({ length: steps }, (_, x) => hit(x, y)));
    let best = null;
    for (let y = 0; y < steps; ++y) {
      for (let x = 0; x < steps; ++x) {
        let reach = 0;
        const full = (r) => {
          for (let j = y - r; j <= y + r; ++j) {
            for (let i = x - r; i <= x + r; ++i) {
              if (!grid[j]?.[i]) return false;
            }
          }
          return true;
        };
        while (full(reach)) ++reach;
        if (reach > (best?.reach ?? 0)) best = { reach, x, y };
      }
    }
    if (!best) {
      return null;
    }
    const matrix = path.getScreenCTM();
    const at = new DOMPoint(
      box.x + (box.width * (best.x + 0.5)) / steps,
      box.y + (box.height * (best.y + 0.5)) / steps,
    ).matrixTransform(matrix);
    const seen = at.x > frame.left && at.x < frame.right && at.y > frame.top && at.y < frame.bottom;
    return seen ? { left: at.x, top: at.y, width: 0, height: 0 } : null;
  };
  const spotBox = (item, svg, frame) => {
    const groups = groupsOf(item, svg);
    if (item.kind === "area") {
      const size = (group) => group.getBBox().width * group.getBBox().height;
      const largest = [...groups].sort((a, b) => size(b) - size(a))[0];
      return largest ? inside(largest, svg, frame) : null;
    }
    const words = groups.filter((group) => group.querySelector("text, use, switch"));
    const boxes = (words.length > 0 ? words : groups).map((group) => boxOf(group, frame));
    return boxes.filter((box) => box.width > 0 && box.height > 0).sort((a, b) => a.width * a.height - b.width * b.height)[0];
  };
  const setSpots = () => {
    const svg = drawing();
    if (!svg) {
      return;
    }
    const frame = svg.getBoundingClientRect();
    const share = (value, of) => `${((100 * value) / of).toFixed(3)}%`;
    for (const item of items) {
      groupsOf(item, svg).forEach((group) => {
        group.classList.add("can");
        group.querySelectorAll("title, desc").forEach((name) => name.remove());
      });
      const box = spotBox(item, svg, frame);
      if (!box) {
        item.spot?.remove();
        item.spot = null;
        continue;
      }
      if (!item.spot) {
        item.spot = node("a", "spot");
        item.spot.href = "#" + item.entry.id;
        item.spot.setAttribute("aria-label", (item.entry.dataset.name ?? item.entry.querySelector("th").textContent).trim());
        sheet.append(item.spot);
        wireSpot(item);
      }
      const least = item.kind === "area" ? 0 : 24; // CSS pixels that a finger needs at least (WCAG 2.5.8)
      const width = Math.max(box.width, least);
      const height = Math.max(box.height, least);
      item.spot.classList.toggle("round", item.kind === "event" && Math.abs(box.width - box.height) < 0.25 * width);
      item.spot.classList.toggle("area", item.kind === "area");
      item.spot.style.left = share(box.left - (width - box.width) / 2 - frame.left, frame.width);
      item.spot.style.top = share(box.top - (height - box.height) / 2 - frame.top, frame.height);
      if (item.kind === "event") {
        item.spot.style.width = share(width, frame.width);
        item.spot.style.height = share(height, frame.height);
      }
    }
  };

  const wireSpot = (item) => {
    const spot = item.spot;
    spot.addEventListener("focus", () => {
      if (spot.matches(":focus-visible")) {
        light(item);
        show(item, spot.getBoundingClientRect());
      }
    });
    spot.addEventListener("blur", () => {
      if (shown === item) {
        hide();
      }
      unlight();
    });
    spot.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") {
        light(item);
        show(item, spot.getBoundingClientRect());
      }
    });
    spot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
    spot.addEventListener("click", (event) => {
      event.preventDefault();
      press(item, event, spot.getBoundingClientRect());
    });
  };
  // A first tap tells, a second one goes to the list: on a phone the map is then out of sight.
  const press = (item, event, rect) => {
    const touched = event.pointerType === "touch" || event.pointerType === "pen";
    if (touched && shown !== item) {
      light(item);
      show(item, rect, true);
    } else if (touched || event.detail === 0 || wide.matches) {
      hide();
      goTo(item);
    } else {
      light(item);
      show(item, rect);
    }
  };

  // The map's own groups, under the places for focus
  const itemAt = (target) => {
    const svg = drawing();
    return items.find((item) => groupsOf(item, svg).some((group) => group.contains(target))) ?? null;
  };
  const byPointer = (event) => ({ left: event.clientX, top: event.clientY - 6, bottom: event.clientY + 12, width: 0 });
  let over = null;
  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || !event.target.closest("svg")) {
      over = null;
      return;
    }
    const item = itemAt(event.target);
    if (item !== over) {
      over = item;
      if (item) {
        light(item);
        show(item, byPointer(event));
      } else {
        hideSoon();
      }
    } else if (item?.kind === "area" && shown === item) {
      place(byPointer(event));
    }
  });
  sheet.addEventListener("pointerleave", () => {
    over = null;
    hideSoon();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".sheet svg")) {
      const item = itemAt(event.target);
      if (item) {
        press(item, event, byPointer(event));
        return;
      }
    }
    if (!event.target.closest(".tip, .spot, .event, .mark, tr")) {
      hide();
      unlight();
    }
  });

  // The lists
  for (const item of items) {
    for (const part of [item.entry, ...item.others]) {
      part.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") {
          light(item);
          reveal(item);
        }
      });
      part.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && unlight());
      part.addEventListener("focusin", () => {
        light(item);
        reveal(item);
      });
      part.addEventListener("focusout", unlight);
    }
    item.others
      .filter((part) => part.localName === "a")
      .forEach((mark) =>
        mark.addEventListener("click", (event) => {
          event.preventDefault();
          goTo(item);
        }),
      );
    for (const part of item.kind === "area" ? item.others : [item.entry]) {
      part.querySelector(".to-map")?.addEventListener("click", (event) => {
        if (!item.spot) {
          return;
        }
        event.preventDefault();
        document.querySelector(".frame").scrollIntoView({ block: wide.matches ? "nearest" : "start", behavior: "auto" });
        reveal(item);
        light(item);
        item.spot.focus({ preventScroll: true, focusVisible: true });
        show(item, item.spot.getBoundingClientRect());
      });
    }
  }

  // The size of the map on a phone
  const size = node("button", "size", words.whole);
  size.type = "button";
  size.addEventListener("click", () => {
    hide();
    const whole = pan.classList.toggle("whole");
    size.textContent = whole ? words.enlarge : words.whole;
    settle();
  });
  document.querySelector(".frame").append(size);
  const settle = () => {
    const pans = pan.scrollWidth > pan.clientWidth + 1;
    pan.tabIndex = pans ? 0 : -1;
    if (!pans) {
      pan.removeAttribute("tabindex");
    }
    size.hidden = !pans && !pan.classList.contains("whole");
    setSpots();
  };
  let width = 0;
  new ResizeObserver(() => {
    if (Math.abs(sheet.clientWidth - width) > 1) {
      width = sheet.clientWidth;
      hide();
      settle();
    }
  }).observe(sheet);
  dark.addEventListener("change", settle);
  settle();
  pan.scrollLeft = (pan.scrollWidth - pan.clientWidth) / 2;
})();
