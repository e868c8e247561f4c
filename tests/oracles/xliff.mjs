// What npm's xliff reads of a file: JSON {version, data} in, its JavaScript form out.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { xliff2js, xliff12ToJs } = createRequire(import.meta.url)("xliff");

const { version, data } = JSON.parse(await text(process.stdin));
const read = version === "1.2" ? xliff12ToJs : xliff2js;
process.stdout.write(JSON.stringify(await read(data)));
