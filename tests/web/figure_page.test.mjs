// Figure pages in Debian's Chromium: what readers do with them. Run by ctest; CONFLICTMAP_PROGRAM draws the pages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.cjs";

// The modules are in the build folder, whose package.json is a copy of ours.
const require = createRequire(join(process.env.CONFLICTMAP_MODULES, "package.json"));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const program = process.env.CONFLICTMAP_PROGRAM;
const root = process.env.CONFLICTMAP_ROOT;
const out = mkdtempSync(join(tmpdir(), "conflictmap-pages-"));
const pictures = process.env.CONFLICTMAP_PICTURES;
let browser;

const hostile = '<script>alert(1)</script> & "x"';
const arabic = "وقف إطلاق النار";
const spec = `map: strange
title: { en: '${hostile}' }
view: { bbox: [29, 47, 38, 52] }
layers:
  - { use: ground }
  - { id: events, source: events.csv, class: annotated, annotate: badge }
furniture: [title, credits]
outputs: [svg, html]
`;
const rows = `id,x,y,start,title,text,place,category,source,confidence,precision
a,31,50,2025-03-01,"${hostile.replaceAll('"', '""')}","</style></svg><img src=x onerror=alert(2)>",,talks,Report,claimed,settlement
b,35,49,2025-03-05,${arabic},نص,كييف,talks,Report,reported,settlement
c,,,2025-03-09,Nowhere,Not pinned,,talks,Report,reported,none
`;

before(async () => {
  mkdirSync(join(out, "spec"), { recursive: true });
  writeFileSync(join(out, "spec", "strange.yaml"), spec);
  writeFileSync(join(out, "spec", "events.csv"), rows);
  const maps = ["overview", "timeline", "occupied-since-2022"].map((map) => join("maps", `${map}.yaml`));
  const render = (...args) =>
    execFileSync(program, ["render", ...args, "-f", "svg,html", "-q", "-o", out], { cwd: root, stdio: "pipe" });
  render(...maps, "--lang", "en,uk");
  render(join(out, "spec", "strange.yaml"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(out, { recursive: true, force: true });
});

const fileOf = (map, language = "en") =>
  join(out, map, language === "en" ? `${map}.html` : `${map}.report-light.${language}.html`);

/** Opens a page, and holds it to what all pages keep: no request but the file's own, no dialog, no error. */
async function withPage(file, options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("request", (request) => request.url() !== pathToFileURL(file).href && faults.push(request.url()));
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  try {
    await page.goto(pathToFileURL(file).href);
    await look(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const lit = (page) => page.evaluate(() => [...document.querySelectorAll(".lit")].map((each) => each.id || each.className));
const scrolledInto = (page, selector) =>
  page.waitForFunction((of) => {
    const box = document.querySelector(of).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }, selector);

test("a tooltip comes with the mouse, can be hovered, and goes", () =>
  withPage(fileOf("timeline"), {}, async (page) => {
    const spot = page.locator('.spot[href="#_event-2"]');
    await spot.hover();
    const tip = page.locator(".tip");
    const title = await page.locator("#_event-2 h3").innerText();
    assert.match(await tip.innerText(), new RegExp(`^${title}\n`));
    assert.match(await tip.innerText(), /13 March 2025/);
    await tip.hover();
    await page.waitForTimeout(400);
    await tip.waitFor({ state: "visible" });
    await page.keyboard.press("Escape");
    assert.ok(await tip.isHidden());
    await spot.hover();
    await page.mouse.move(5, 5);
    await tip.waitFor({ state: "hidden" });
  }));

test("a tooltip comes with the keyboard, and Escape closes it but leaves the focus", () =>
  withPage(fileOf("timeline"), {}, async (page) => {
    await page.keyboard.press("Tab"); // the link that skips the map
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.match(name, /^\d+\. \S/);
    const tip = page.locator(".tip");
    await tip.waitFor({ state: "visible" });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-describedby")), "_tip");
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
    await page.keyboard.press("Escape");
    assert.ok(await tip.isHidden());
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), name);
    await page.keyboard.press("Enter");
    assert.match(await page.evaluate(() => document.activeElement.id), /^_event-/);
  }));

test("areas tell their size by mouse and by keyboard", () =>
  withPage(fileOf("occupied-since-2022"), {}, async (page) => {
    const tip = page.locator(".tip");
    const number = await page.locator("tr[data-class] td[data-unit]").first().innerText();
    await page.locator(".spot.area").first().focus();
    await tip.waitFor({ state: "visible" });
    assert.ok((await tip.innerText()).includes(`${number}\u00a0km²`), await tip.innerText());
    const box = await page.locator(".spot.area").first().boundingBox();
    await page.keyboard.press("Escape");
    await page.mouse.move(box.x + box.width / 2 + 3, box.y + box.height / 2 + 3);
    await tip.waitFor({ state: "visible" });
    assert.ok((await tip.innerText()).includes(`${number}\u00a0km²`), await tip.innerText());
    assert.ok((await lit(page)).includes("_area-1"));
  }));

test("list, timeline and map light each other", () =>
  withPage(fileOf("timeline"), { viewport: { width: 1600, height: 900 } }, async (page) => {
    const event = page.locator(".event:not(.unplaced)").last();
    const id = await event.getAttribute("id");
    const drawn = (await event.getAttribute("data-drawn")).split(" ");
    await event.hover();
    const parts = await lit(page);
    assert.ok(parts.includes(id) && drawn.every((group) => parts.includes(group)), parts.join());
    assert.equal(await page.locator(`.mark a[href="#${id}"].lit`).count(), 1);
    assert.equal(await page.locator(`.spot[href="#${id}"].lit`).count(), 1);
    await page.mouse.move(5, 5);
    assert.deepEqual(await lit(page), []);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator(`.spot[href="#${id}"]`).click();
    await scrolledInto(page, `#${id}`);
    assert.ok((await lit(page)).includes(id));
    await page.locator(`#${id} .to-map`).click();
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), `#${id}`);
    await page.locator(".tip").waitFor({ state: "visible" });
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('.mark a[href="#_event-1"]').click();
    await scrolledInto(page, "#_event-1");
    assert.equal(await page.evaluate(() => document.activeElement.id), "_event-1");
  }));

test("a tap tells, a second one goes to the list", () =>
  withPage(fileOf("overview"), { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }, async (page) => {
    const spot = page.locator(".spot:not(.area)").first();
    await spot.scrollIntoViewIfNeeded();
    await page.waitForTimeout(100);
    await spot.tap();
    await page.locator(".tip").waitFor({ state: "visible" });
    assert.match(await page.locator(".tip").innerText(), /Tap again/);
    await spot.tap();
    await scrolledInto(page, `${await spot.getAttribute("href")} h3`);
    assert.ok(await page.locator(".tip").isHidden());
  }));

test("from 320 to 1600 px nothing sticks out, and the map is large enough to read", async () => {
  for (const map of ["overview", "timeline", "occupied-since-2022"]) {
    await withPage(fileOf(map), {}, async (page) => {
      for (const width of [320, 768, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(60);
        const found = await page.evaluate(() => ({
          page: document.documentElement.scrollWidth,
          map: document.querySelector(".sheet").clientWidth,
        }));
        assert.equal(found.page, width);
        assert.ok(found.map >= 640, `${map}: ${found.map} px at ${width}`);
        mkdirSync(pictures, { recursive: true });
        const shot = await page.screenshot({ path: join(pictures, `${map}-${width}.png`) });
        assert.ok(shot.length > 20000);
      }
      await page.setViewportSize({ width: 320, height: 900 });
      await page.locator("button.size").click();
      assert.equal(await page.locator(".sheet").evaluate((sheet) => sheet.clientWidth), 320);
    });
  }
});

/** The colours of the page and of the ground of the drawing that is seen. */
const colours = (page) =>
  page.evaluate(() => {
    const seen = [...document.querySelectorAll(".sheet svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
    const of = (element, name) => getComputedStyle(element)[name];
    return {
      page: of(document.body, "backgroundColor"),
      grounds: seen.map((svg) => of(svg.querySelector('[id$="-page"] path'), "fill")),
    };
  });
const [white, black] = ["rgb(255, 255, 255)", "rgb(17, 22, 27)"];

for (const map of ["overview", "timeline", "occupied-since-2022"]) {
  test(`the dark shows ${map} in its dark colours, linked as ever`, () =>
    withPage(fileOf(map), { colorScheme: "dark" }, async (page) => {
      assert.deepEqual(await colours(page), { page: black, grounds: [black] });
      const spot = page.locator(".spot").first();
      await spot.focus();
      await page.locator(".tip").waitFor({ state: "visible" });
      assert.ok(
        await page.evaluate(() => [...document.querySelectorAll(".sheet svg .lit")].some((group) => group.getClientRects().length > 0)),
      );
      await page.emulateMedia({ colorScheme: "light" });
      assert.deepEqual(await colours(page), { page: white, grounds: [white] });
      await spot.blur();
      await spot.focus();
      await page.locator(".tip").waitFor({ state: "visible" });
      assert.equal(await page.locator(".sheet svg:visible .lit").count() > 0, true);
    }));
}

test("paper shows the light map, credits and lists, and nothing to press", () =>
  withPage(fileOf("overview"), { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ colorScheme: "dark", media: "print" });
    assert.deepEqual((await colours(page)).grounds, [white]);
    for (const chrome of [".skip", ".spot", ".to-map", ".downloads", ".size"]) {
      assert.equal(await page.locator(`${chrome}:visible`).count(), 0, chrome);
    }
    for (const kept of [".sheet svg", ".credits", ".as-of", ".event"]) {
      assert.ok((await page.locator(`${kept}:visible`).count()) > 0, kept);
    }
    await page.screenshot({ path: join(pictures, "overview-print.png"), fullPage: true });
    assert.ok((await page.pdf({ format: "A4" })).length > 10000);
  }));

test("axe finds nothing", async () => {
  for (const map of ["overview", "timeline", "occupied-since-2022"]) {
    for (const language of ["en", "uk"]) {
      await withPage(fileOf(map, language), {}, async (page) => {
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.waitForTimeout(50);
          // Playwright injects the script in spite of the page's policy, which forbids all other ways.
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
          const told = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
          assert.deepEqual(told, [], `${map} ${language} ${colorScheme}`);
        }
      });
    }
  }
});

test("what looks like markup is text, in any direction", () =>
  withPage(fileOf("strange"), {}, async (page) => {
    assert.equal(await page.locator("h1").innerText(), hostile);
    assert.equal(await page.title(), hostile);
    assert.deepEqual(await page.locator(".event h3").allInnerTexts(), [hostile, arabic, "Nowhere"]);
    assert.equal(await page.locator("#_event-1 .text").innerText(), "</style></svg><img src=x onerror=alert(2)>");
    assert.equal(await page.locator("#_event-2 h3").evaluate((each) => getComputedStyle(each).direction), "rtl");
    assert.equal(await page.locator("#_event-3").getAttribute("data-drawn"), "");
    assert.equal(await page.locator('.spot[href="#_event-3"]').count(), 0);
    await page.locator('.spot[href="#_event-1"]').hover();
    assert.ok((await page.locator(".tip").innerText()).startsWith(hostile));
    await page.locator('.spot[href="#_event-2"]').hover();
    assert.ok((await page.locator(".tip").innerText()).startsWith(arabic));
    assert.equal(await page.locator("img, script:not(:last-of-type)").count(), 0);
  }));

test("without script the page is whole", () =>
  withPage(fileOf("timeline"), { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator(".event").count(), await page.locator(".mark").count());
    assert.ok(await page.locator(".sheet svg").isVisible());
    assert.equal(await page.locator(".tip, .spot, .size").count(), 0);
  }));

test("the drawings of two pages have no id in common", async () => {
  const ids = [];
  for (const map of ["overview", "timeline"]) {
    await withPage(fileOf(map), {}, async (page) => {
      ids.push(...(await page.evaluate(() => [...document.querySelectorAll(".sheet svg [id]")].map((each) => each.id))));
      const all = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((each) => each.id));
      assert.equal(new Set(all).size, all.length);
    });
  }
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length > 100);
});
