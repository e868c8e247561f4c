// Answers what ECMA-402 writes: a list of questions as JSON on stdin, a list of answers on stdout.
// A question: {ask: one of the names below, tag, options, values}; an answer: one text for each value.
const { readFileSync } = require("node:fs");

const asks = {
  number: (tag, options) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value) => format.format(value); // a text is taken exactly, digit by digit
  },
  moment: (tag, options) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options });
    return (value) => format.format(new Date(`${value}Z`));
  },
  plural: (tag, options) => {
    const rules = new Intl.PluralRules(tag, options);
    return (value) => rules.select(value);
  },
  categories: (tag, options) => () => new Intl.PluralRules(tag, options).resolvedOptions().pluralCategories,
  list: (tag, options) => {
    const format = new Intl.ListFormat(tag, options);
    return (value) => format.format(value);
  },
  days: (tag, options) => {
    const format = new Intl.RelativeTimeFormat(tag, options);
    return (value) => format.format(value, "day");
  },
  // Whether the constructor that is the value has data of its own for the tag.
  supported: (tag) => (value) => Intl[value].supportedLocalesOf([tag]).length === 1,
  digits: () => (value) =>
    new Intl.NumberFormat("en", { style: "currency", currency: value }).resolvedOptions().maximumFractionDigits,
  version: () => (value) => process.versions[value],
};

const questions = JSON.parse(readFileSync(0, "utf8"));
const answers = questions.map(({ ask, tag, options, values }) => values.map(asks[ask](tag, options)));
process.stdout.write(JSON.stringify(answers));
