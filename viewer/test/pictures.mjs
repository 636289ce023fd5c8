// Makes the pictures of the README from the bundled corpus: node test/pictures.mjs

import { join } from 'node:path';
import { browser, corpus, dateline, open, report, scratch } from './page.mjs';

const folder = join(new URL('../..', import.meta.url).pathname, 'docs/img');
const space = scratch();
const made = report(space.path, corpus);
dateline('report', made.run, '-o', made.page, '--title', 'The bundled corpus', '--force', '-q');
const chrome = await browser();
const { page, close } = await open(chrome, made.page);
await page.setViewportSize({ width: 1280, height: 800 });
await page.screenshot({ path: join(folder, 'report-overview.png') });
await page.setViewportSize({ width: 1280, height: 900 });
await page.keyboard.press('2');
const search = page.locator('input').first();
await search.fill('high commissioner');
await page.waitForTimeout(600);
await page.locator('[role=row]').filter({ hasText: 'SANCTION' }).first().click();
await page.waitForTimeout(400);
await page.screenshot({ path: join(folder, 'report-record.png') });
await close();
await chrome.close();
space.clear();
