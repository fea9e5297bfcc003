// Debian's Chromium for the tests that open pages. Run by itself, it starts the browser once and closes it.
const path = require("path");

/** Starts Chromium with what playwright-core needs to drive it. The modules are in the build folder; see set_up.sh. */
async function launch() {
  const { chromium } = require(path.join(process.env.CONFLICTMAP_MODULES, "node_modules", "playwright-core"));
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    timeout: 120_000,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

module.exports = { launch };

if (require.main === module) {
  launch()
    .then(async (browser) => {
      console.log(`Chromium ${browser.version()}, Node.js ${process.version}`);
      await browser.close();
    })
    .catch((error) => {
      // The browser's own message from a log of twenty lines, or else the first line, which is Playwright's.
      const lines = error.message.split("\n");
      const written = lines.filter((line) => line.includes("[err] ")).map((line) => line.replace(/^.*?\[err\] /, ""));
      console.error(written.length > 0 ? [...new Set(written)].join("\n") : lines[0]);
      process.exit(1);
    });
}
