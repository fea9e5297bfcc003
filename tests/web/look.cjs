// Opens pages in Debian's Chromium, evaluates an expression in each and takes screenshots. The argument is a file with
// a list of jobs: {page, width, height, ask, picture}; `ask` is the expression, `picture` a file or nothing. Prints a
// list of {value, requests, dialogs, errors}. Loads only files.
const fs = require("fs");
const path = require("path");
const { launch } = require("./browser.cjs");

async function look(browser, job) {
  const seen = { value: null, requests: [], dialogs: [], errors: [] };
  const page = await browser.newPage({ viewport: { width: job.width, height: job.height } });
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) seen.requests.push(path.basename(request.url()));
  });
  await page.goto("file://" + job.page);
  await page.evaluate(() => document.fonts.ready.then(() => null));
  if (job.ask) seen.value = await page.evaluate(job.ask);
  if (job.picture) await page.screenshot({ path: job.picture });
  await page.close();
  return seen;
}

async function main() {
  const jobs = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
  const browser = await launch();
  const seen = [];
  for (const job of jobs) seen.push(await look(browser, job));
  await browser.close();
  process.stdout.write(JSON.stringify(seen));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
