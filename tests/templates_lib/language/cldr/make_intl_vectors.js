// Writes intl_vectors.json: what ECMA-402 (Node's Intl, CLDR 48 in Node 20.20) writes.
// Run as: node make_intl_vectors.js > intl_vectors.json
const locales = ["nb", "nn", "da", "pl", "nl", "sv", "fi", "de", "en", "fr", "es", "it", "de-AT"];
const amounts = ["0", "0.5", "1", "-1", "999.995", "1234.5", "-1234.565", "12345.675", "1234567.891"];
const currencies = ["NOK", "DKK", "PLN", "EUR", "SEK", "USD", "JPY", "HUF"];
const days = ["2025-01-01", "2025-02-14", "2025-03-31", "2025-04-04", "2025-05-31", "2025-06-24",
  "2025-07-07", "2025-08-16", "2025-09-24", "2025-10-29", "2025-11-30", "2025-12-24"];
const styles = ["short", "medium", "long", "full"];

const rows = [];
for (const locale of locales) {
  for (const amount of amounts) {
    rows.push([locale, "number", "", amount, new Intl.NumberFormat(locale).format(amount)]);
    const percent = { style: "percent", maximumFractionDigits: 2 };
    rows.push([locale, "percent", "", amount, new Intl.NumberFormat(locale, percent).format(amount)]);
    for (const currency of currencies) {
      const format = new Intl.NumberFormat(locale, { style: "currency", currency });
      rows.push([locale, "money", currency, amount, format.format(amount)]);
    }
  }
  for (const day of days) {
    for (const dateStyle of styles) {
      const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" });
      rows.push([locale, "date", dateStyle, day, format.format(new Date(day + "T12:00:00Z"))]);
    }
  }
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  for (const time of ["00:05", "09:00", "12:00", "17:30"]) {
    rows.push([locale, "time", "short", time, clock.format(new Date(`2025-05-31T${time}:00Z`))]);
  }
}
const head = { made_by: "make_intl_vectors.js", node: process.version, cldr: process.versions.cldr };
console.log(JSON.stringify({ ...head, columns: ["locale", "filter", "argument", "value", "text"] }).slice(0, -1)
  + ',"rows":[\n' + rows.map((row) => JSON.stringify(row)).join(",\n") + "\n]}");
