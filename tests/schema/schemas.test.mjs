// The JSON Schemas that the program prints, against an independent validator: every shipped file passes, and every wrong
// one of tests/bad fails in the validator as it does in the program. What no schema can judge is named here, by the
// diagnostic's code or by the file, with the reason; nothing else may differ. Run by ctest.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";

const require = createRequire(join(process.env.CONFLICTMAP_MODULES, "package.json"));
const { Ajv2020 } = require("ajv/dist/2020.js");
const yaml = require("yaml");

const program = process.env.CONFLICTMAP_PROGRAM;
const root = process.env.CONFLICTMAP_ROOT;
const bad = join(root, "tests", "bad");
const out = mkdtempSync(join(tmpdir(), "conflictmap-schemas-"));
after(() => rmSync(out, { recursive: true }));

function runIn(folder, ...args) {
  const ran = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
const run = (...args) => runIn(root, ...args);

const schemas = {};
for (const what of ["map", "style", "events", "manifest"]) {
  const printed = run("schema", what);
  assert.equal(printed.code, 0, printed.err);
  // Strict: a keyword that the dialect does not know, or that cannot apply, is an error of ours.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true });
  schemas[what] = ajv.compile(JSON.parse(printed.out));
}

const bytes = (file) => readFileSync(file, "utf8");
const files = (folder, ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));

/// The value of a YAML 1.2 file; null where it is none.
function parsed(file) {
  const documents = yaml.parseAllDocuments(bytes(file), { strict: true, uniqueKeys: true });
  if (documents.length !== 1 || documents[0].errors.length > 0) {
    return null;
  }
  try {
    return { value: documents[0].toJS() };
  } catch {
    return null; // an alias of nothing
  }
}

function passes(what, value) {
  const valid = schemas[what](value);
  const errors = (schemas[what].errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  return { valid, errors: errors.join("\n") };
}

function assertPasses(what, file, value) {
  const { valid, errors } = passes(what, value);
  assert.ok(valid, `${file} as ${what}:\n${errors}`);
}

test("every shipped map spec passes its schema", () => {
  const specs = [...files(join(root, "maps"), ".yaml"), ...files(join(root, "tests/golden"), ".yaml")];
  specs.push(join(root, "examples/own-map/own.yaml"));
  assert.ok(specs.length >= 54); // grows with new files; none goes without notice
  for (const file of specs) {
    assertPasses("map", file, parsed(file).value);
  }
});

test("every shipped style passes its schema", () => {
  const styles = readdirSync(join(root, "styles")).map((name) => join(root, "styles", name, "style.yaml"));
  assert.ok(styles.length >= 3); // the same
  for (const file of styles) {
    assertPasses("style", file, parsed(file).value);
  }
});

test("every shipped event layer passes its schema, and the program's check", () => {
  const layers = files(join(root, "geodata/events"), ".geojson");
  assert.ok(layers.length >= 6); // the same
  for (const file of layers) {
    assertPasses("events", file, JSON.parse(bytes(file)));
    const source = `events/${basename(file, ".geojson")}`;
    const layer = `{ id: e, source: ${source}, class: annotated, annotate: callout }`;
    const spec = `map: events\nview: { bbox: [22, 44, 41, 53] }\nlayers: [${layer}]\n`;
    const checked = spawnSync(program, ["check", "-"], { cwd: root, input: spec, encoding: "utf8" });
    const told = checked.stderr.split("\n").filter((line) => line.startsWith(source));
    assert.deepEqual(told, []);
  }
});

test("every manifest that a render writes passes its schema", () => {
  const specs = ["maps/timeline.yaml", "maps/crimea.yaml", "examples/own-map/own.yaml"];
  const drawn = run("render", ...specs, "-f", "png", "--scale", "0.5", "-q", "-o", out);
  assert.equal(drawn.code, 0, drawn.err);
  for (const spec of specs) {
    const name = basename(spec, ".yaml");
    const file = join(out, name, `${name}.json`);
    const manifest = JSON.parse(bytes(file));
    assertPasses("manifest", file, manifest);
    delete manifest.outputs[0].sha256;
    assert.ok(!passes("manifest", manifest).valid, "an output without its hash");
  }
});

// What no schema can judge: the diagnostics' codes, by reason.
const beyond = {
  "what files and data hold": [
    "bad-csv",
    "bad-encoding",
    "empty-view",
    "file-too-short",
    "missing-dbf",
    "missing-shx",
    "no-coordinates",
    "no-crs",
    "no-polygons",
    "nothing-drawn",
    "rows-rejected",
    "unknown-field",
    "unknown-place",
    "unreadable",
  ],
  "which files there are, and where they lie": ["extends", "not-a-file", "path-outside", "unknown-source"],
  "which sets, groups, profiles and styles there are, and what is in them": [
    "date-unknown",
    "no-date",
    "unknown-class",
    "unknown-group",
    "unknown-part",
    "unknown-profile",
    "unknown-style",
    "unknown-symbol",
  ],
  "what GDAL and PROJ know": [
    "geographic-projection",
    "outside-domain",
    "unknown-crs",
    "unknown-encoding",
    "unknown-projection",
    "wrong-condition",
  ],
  "what the command line allows": ["connection-denied"],
  "what is drawn, and how large": ["page-too-small"],
  "how values of different objects relate": ["bars", "duplicate-event", "duplicate-layer"],
  "the order of two values": ["ends-before-start"],
  "how the value is written: a schema sees the value alone": ["yaml-anchor", "yaml-tag"],
};

// Faults whose code stands for others, too, which a schema does see.
const beyondInFile = {
  "event-table.yaml": "a table of text is no JSON",
  "figures-measure.yaml": "how values of different objects relate",
  "size-huge.yaml": "the range of a length in one of several units",
  "size-pixels.yaml": "the product of lengths",
  "size-zero.yaml": "the range of a length in one of several units",
  "source-format.yaml": "what files can be read",
  "view-bbox-swapped.yaml": "the order of two values",
};

// The spec is fine; it is called with options that are not.
const optionsAlone = ["option-page.yaml", "option-style.yaml"];

/// What the validator says of a spec with the style and the event layer of its own that it names.
function failsInValidator(spec) {
  const read = parsed(spec);
  if (read === null || !passes("map", read.value).valid) {
    return true;
  }
  const { style = "", layers } = read.value;
  const styleFails =
    style.startsWith("styles/") && !passes("style", parsed(join(bad, style, "style.yaml")).value).valid;
  const events = layers.map((layer) => layer.source ?? "").filter((source) => /^events\/.*\.geojson$/.test(source));
  return styleFails || events.some((source) => !passes("events", JSON.parse(bytes(join(bad, source)))).valid);
}

test("every wrong file fails in both, but for what is named", () => {
  const codes = Object.values(beyond).flat();
  const met = new Set();
  const wrong = [];
  const specs = files(bad, ".yaml");
  assert.ok(specs.length > 100);
  for (const spec of specs) {
    const name = basename(spec);
    const strict = /^# arguments: --strict$/m.test(bytes(spec)) ? ["--strict"] : [];
    const checked = runIn(bad, "check", "--json", ...strict, name);
    if (optionsAlone.includes(name)) {
      assert.ok(checked.code === 0 && !failsInValidator(spec), `${name} is fine without its options`);
      continue;
    }
    assert.notEqual(checked.code, 0, `check ${name}`);
    const told = checked.err.trim().split("\n").map((line) => JSON.parse(line).code);
    told.forEach((code) => met.add(code));
    const seen = name in beyondInFile ? false : told.some((code) => !codes.includes(code));
    if (failsInValidator(spec) !== seen) {
      wrong.push(`${name} (${told}) ${seen ? "passes its schema" : "fails in its schema, but is named as beyond it"}`);
    }
  }
  assert.deepEqual(wrong, []);
  // Nothing is named in vain.
  assert.deepEqual(codes.filter((code) => !met.has(code)), []);
  const names = specs.map((spec) => basename(spec));
  assert.deepEqual(Object.keys(beyondInFile).filter((name) => !names.includes(name)), []);
});
