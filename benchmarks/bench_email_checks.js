// Audits a mail with npm @emailens/engine, so many times: prints CPU milliseconds for each, and
// how much it says. Arguments: the package's folder, a file, a number.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file, rounds] = process.argv.slice(2);
const { auditEmail } = await import(pathToFileURL(`${folder}/dist/index.js`).href);
const html = readFileSync(file, "utf8");
let report = auditEmail(html);
const before = process.cpuUsage();
for (let round = 0; round < Number(rounds); round++) report = auditEmail(html);
const spent = process.cpuUsage(before);
const told = [report.compatibility.warnings, report.accessibility.issues, report.links.issues,
  report.images.issues, report.spam.issues].flat();
const heavy = told.filter((each) => each.severity !== "info").length;
console.log(JSON.stringify({
  milliseconds: (spent.user + spent.system) / 1000 / Number(rounds), told: told.length, heavy,
}));
