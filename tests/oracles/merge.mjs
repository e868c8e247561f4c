// What npm's template engines make of a list of cases: JSON in, JSON out.
// A case is {engine, template, values}; its answer {text} or {error}.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(import.meta.url);
const { Liquid } = require("liquidjs");
const Handlebars = require("handlebars");

const liquid = new Liquid();

function same(left, right, options) {
  return left === right ? options.fn(this) : options.inverse(this);
}
const handlebars = Handlebars.create();
handlebars.registerHelper("equals", same);
handlebars.registerHelper("ifEq", same);

const engines = {
  liquidjs: (template, values) => liquid.parseAndRenderSync(template, values),
  handlebars: (template, values) => handlebars.compile(template)(values),
};

const answers = [];
for (const { engine, template, values } of JSON.parse(await text(process.stdin))) {
  try {
    answers.push({ text: engines[engine](template, values) });
  } catch (error) {
    answers.push({ error: String(error) });
  }
}
process.stdout.write(JSON.stringify(answers));
