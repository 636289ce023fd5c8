// A run of so many events, made of a real one by repeating its articles under other ids:
// node test/large.mjs RUN OUT 50000

import { createReadStream, createWriteStream, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Writes the run; resolves to the number of events in it. */
export async function enlarge(run, out, events) {
  mkdirSync(out, { recursive: true });
  const account = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'));
  const records = account.outputs.records;
  const times = Math.ceil(events / records.events);
  const ids = readFileSync(join(run, 'articles.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l).id);
  const pattern = new RegExp(`"(${ids.join('|')})(?=["":])`, 'g');
  // The first copy keeps its ids; the others count on from them.
  const renamed = (line, k) =>
    k === 0 ? line : line.replace(pattern, (_, id) => `"${((BigInt(`0x${id}`) + BigInt(k) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0')}`);
  for (const file of readdirSync(run).filter((f) => f.endsWith('.jsonl'))) {
    const to = createWriteStream(join(out, file));
    for (let k = 0; k < times; k++) {
      for await (const line of createInterface({ input: createReadStream(join(run, file)) })) {
        if (!to.write(`${renamed(line, k)}\n`)) await once(to, 'drain');
      }
    }
    to.end();
    await once(to, 'finish');
  }
  for (const table of Object.keys(records)) records[table] *= times;
  account.outputs.files = account.outputs.files
    .filter((f) => f.file.endsWith('.jsonl'))
    .map((f) => ({ ...f, bytes: statSync(join(out, f.file)).size }));
  writeFileSync(join(out, 'run.json'), JSON.stringify(account));
  return records.events;
}

if (import.meta.filename === process.argv[1]) {
  const [run, out, events] = process.argv.slice(2);
  console.log(`${await enlarge(run, out, Number(events))} events`);
}
