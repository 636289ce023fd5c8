// What the tests share: a run made by the program itself, its page, and a browser that tells everything it does.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = new URL('../..', import.meta.url).pathname;

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const places = [process.env.DATELINE, join(target, 'release/dateline'), join(target, 'debug/dateline')];
  const found = places.filter((p) => p && existsSync(p)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (process.env.DATELINE && found.includes(process.env.DATELINE)) return process.env.DATELINE;
  if (!found[0]) throw new Error('no dateline to test with; try: cargo build, or DATELINE=/path/to/dateline');
  return found[0];
}

export function dateline(...args) {
  return execFileSync(binary(), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export const corpus = join(root, 'corpus');

/** A folder that is gone at the end. */
export function scratch() {
  const path = mkdtempSync(join(tmpdir(), 'dateline-viewer-'));
  return { path, clear: () => rmSync(path, { recursive: true, force: true }) };
}

export function rows(run, table) {
  return readFileSync(join(run, `${table}.jsonl`), 'utf8').trim().split('\n').filter(Boolean).map((l) => JSON.parse(l));
}

/** Extracts, lets `change` touch the run, and makes the page. */
export function report(folder, input, change = () => {}) {
  const run = join(folder, 'run');
  const page = join(folder, 'report.html');
  dateline('extract', input, '-o', run, '-q');
  change(run);
  dateline('report', run, '-o', page, '-q');
  return { run, page };
}

export function browserPath() {
  return [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((p) => p && existsSync(p));
}

export async function browser() {
  return chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
}

/** Opens a page; `told` fills with every console message, error, dialog and request beyond the file itself. */
export async function open(of, file, { hash = '', ...options } = {}) {
  const context = await of.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const told = [];
  const url = pathToFileURL(file).href;
  page.on('console', (m) => told.push(`console ${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => told.push(`error: ${e.message}`));
  page.on('dialog', (d) => (told.push(`dialog: ${d.message()}`), d.dismiss()));
  await page.route('**/*', (route) => {
    if (route.request().url().split('#')[0] === url) return route.continue();
    told.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(url + hash);
  await page.waitForSelector('html[data-ready="all"]', { timeout: 60000 });
  return { page, told, close: () => context.close() };
}

export function write(path, text) {
  writeFileSync(path, text);
}
