// Handlebars with cached Intl formatters, as bench_rendering.py asks for it: a line of JSON in, one out.
// {"locale", "currency", "text", "rows"} makes ready, and answers with the text of the first row;
// {"run": true} renders every row once, and answers with nanoseconds of processor time.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../tests/oracles/package.json", import.meta.url));
const Handlebars = require("handlebars");

let template;
let rows = [];

function ready({ locale, currency, text, forms }) {
  const handlebars = Handlebars.create();
  const money = new Intl.NumberFormat(locale, { style: "currency", currency });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const number = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  handlebars.registerHelper("money", (value) => money.format(value));
  handlebars.registerHelper("date", (value) => date.format(value));
  handlebars.registerHelper("plural", (n) => forms[rules.select(n)].replace("#", number.format(n)));
  template = handlebars.compile(text, { noEscape: true, strict: true });
}

function run() {
  const before = process.cpuUsage();
  let length = 0;
  for (const row of rows) length += template(row).length;
  const { user, system } = process.cpuUsage(before);
  return { ns: (user + system) * 1000, length };
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (asked.text) ready(asked);
  if (asked.rows) rows = asked.rows.map((row) => ({ ...row, due: new Date(row.due) }));
  const answer = asked.run ? run() : { first: template(rows[0]) };
  process.stdout.write(JSON.stringify(answer) + "\n");
}
