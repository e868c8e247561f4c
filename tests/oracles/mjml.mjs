// What npm's MJML makes of a list of documents: JSON in, JSON out.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const mjml = createRequire(import.meta.url)("mjml");
const sources = JSON.parse(await text(process.stdin));
const made = [];
for (const source of sources) {
  const started = process.hrtime.bigint();
  const { html, errors } = await mjml(source, { validationLevel: "soft" });
  made.push({ html, errors, seconds: Number(process.hrtime.bigint() - started) / 1e9 });
}
process.stdout.write(JSON.stringify(made));
