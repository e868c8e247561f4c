// Counts with npm sms-segments-calculator for bench_sms_segmentation.py, which starts this as
//
//     node bench_sms_segmentation.js LIBRARY MESSAGES.json
//
// and writes a line "FIRST LAST" for each run of messages that it wants counted; the answer is
// a line of JSON: the CPU seconds of this process, garbage collection included, and the counts.
const fs = require("fs");
const readline = require("readline");

const [library, file] = process.argv.slice(2);
const { SegmentedMessage } = require(library);
const messages = JSON.parse(fs.readFileSync(file, "utf8"));

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [first, last] = line.split(" ").map(Number);
  const wanted = messages.slice(first, last);
  const before = process.cpuUsage();
  const counts = wanted.map((message) => new SegmentedMessage(message).segments.length);
  const used = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ seconds: (used.user + used.system) / 1e6, counts }) + "\n");
});
