import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, browserPath, corpus, dateline, open, report, rows, scratch, write } from './page.mjs';

const here = { skip: browserPath() ? false : 'no Chromium; set CHROMIUM to its path' };

/** Words that want to be markup, script, or to turn the line around. */
const HOSTILE =
  'Russia rejected the plan on Monday, </script><script>window.hurt=1</script><img src="https://example.org/x.png" onerror="window.hurt=2"> ' +
  '&lt;b&gt; \u202eesrever\u202c, the Kremlin said. Ukraine accused Russia of <!-- lying -->.\n\nPoland praised Ukraine on Tuesday.';

let space, made, hostile, chrome;

/** Two reports of one event, put into a cluster as `dateline cluster` writes it. */
function clustered(run) {
  const events = rows(run, 'events').filter((e) => e.event_type === 'REJECT').slice(0, 2);
  const cluster = {
    id: events[0].id.replace(':e:', ':c:'),
    event_type: 'REJECT',
    source: ['RUS'],
    target: ['USA'],
    date: '2022-10-30/2022-10-31',
    date_basis: 'stated',
    reports: events.map((e) => e.id),
    retellings: [],
    n_reports: 2,
    n_outlets: 2,
    n_independent: 1,
    disagreements: [{ field: 'date', values: events.map((e, i) => ({ value: `2022-10-3${i}`, reports: [e.id] })) }],
  };
  writeFileSync(join(run, 'clusters.jsonl'), `${JSON.stringify(cluster)}\n`);
}

before(async () => {
  if (here.skip) return;
  space = scratch();
  made = report(space.path, corpus, clustered);
  const other = scratch();
  const feed = join(other.path, 'feed.jsonl');
  const article = {
    id: '<b>id</b>',
    title: '</script><script>window.hurt=3</script> \u202eeltit',
    date: '2024-03-04',
    source: '<i>Outlet</i>',
    url: 'javascript:window.hurt=4',
    text: HOSTILE,
  };
  write(feed, `${JSON.stringify(article)}\n${JSON.stringify({ ...article, id: 'b', url: 'https://example.org/b' })}\n`);
  hostile = { ...report(other.path, feed), clear: other.clear };
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  space?.clear();
  hostile?.clear();
});

const number = async (page) => Number((await page.textContent('.found')).match(/([\d,]+) events?/)[1].replace(',', ''));

test('opens from a file, asks for nothing and complains of nothing', here, async () => {
  const { page, told, close } = await open(chrome, made.page);
  for (let view = 1; view <= 9; view++) {
    await page.keyboard.press(String(view));
    await page.waitForTimeout(150);
    assert.ok((await page.textContent('main')).length > 20, `view ${view} shows something`);
  }
  assert.equal(await number(page), rows(made.run, 'events').length);
  assert.deepEqual(told, []);
  await close();
});

test('filters and search leave what fits', here, async () => {
  const { page, told, close } = await open(chrome, made.page, { hash: '#events' });
  const events = rows(made.run, 'events');
  await page.click('summary:has-text("More filters")');
  await page.check('label:has-text("REJECT") input');
  assert.equal(await number(page), events.filter((e) => e.event_type === 'REJECT').length);
  await page.selectOption('#voice', 'named');
  assert.equal(await number(page), events.filter((e) => e.event_type === 'REJECT' && e.attribution?.type === 'named').length);
  await page.keyboard.press('Escape');
  await page.click('.chip:has-text("Clear all")');
  await page.selectOption('#confidence', '85');
  assert.equal(await number(page), events.filter((e) => e.confidence >= 85).length);
  await page.click('.chip:has-text("Clear all")');
  await page.selectOption('#modality', 'future');
  assert.equal(await number(page), events.filter((e) => e.modality === 'future').length);
  await page.click('.chip:has-text("Clear all")');
  await page.fill('#from', '2022-10-01');
  await page.fill('#to', '2022-10-31');
  const dated = new Map(rows(made.run, 'articles').map((a) => [a.id, a.date_published]));
  const within = events.filter((e) => {
    const date = e.date ?? dated.get(e.article);
    // Weeks 40 to 43 of that year lie in October as a whole.
    return date.startsWith('2022-10') || /^2022-W4[0-3]$/.test(date);
  });
  assert.equal(await number(page), within.length);
  await page.click('.chip:has-text("Clear all")');
  const sentences = new Map(rows(made.run, 'sentences').map((s) => [s.id, s.text]));
  const search = async (words, chip) => {
    await page.fill('#search', words);
    await page.waitForSelector(`.chip:has-text(${JSON.stringify(chip)})`);
    return number(page);
  };
  const holding = events.filter((e) => sentences.get(e.sentence).includes('imposed tariffs')).length;
  assert.ok(holding > 0);
  assert.equal(await search('"Imposed TARIFFS"', 'Imposed'), holding);
  // Words may stand apart, and the names of actors count although the sentence has only "he".
  assert.ok((await search('tariffs imposed', 'tariffs imposed')) >= holding);
  assert.equal(await search('nowherewritten', 'nowherewritten'), 0);
  assert.match(await page.textContent('main'), /No event fits/);
  assert.deepEqual(told, []);
  await close();
});

test('an actor is found by typing, and the address keeps the filters', here, async () => {
  const { page, close } = await open(chrome, made.page, { hash: '#quotes' });
  await page.click('#actor');
  await page.keyboard.type('blinken');
  await page.keyboard.press('Enter');
  await page.selectOption('#part', 'agent');
  const said = rows(made.run, 'quotes').filter((q) => q.speaker_actors.includes('antony-blinken')).length;
  await page.waitForSelector(`.found:has-text("${said} quotes")`);
  const hash = new URL(page.url()).hash;
  assert.match(hash, /actor=antony-blinken/);
  await close();
  const again = await open(chrome, made.page, { hash });
  await again.page.waitForSelector(`.found:has-text("${said} quotes")`);
  assert.equal(await again.page.inputValue('#actor'), 'Antony Blinken');
  await again.close();
});

test('a record shows its sentence, its marks and why', here, async () => {
  const { page, told, close } = await open(chrome, made.page, { hash: '#events' });
  const events = rows(made.run, 'events');
  const named = (party) => party.text !== null;
  const at = events.findIndex((e) => e.source.some(named) && e.target.some(named));
  const event = events[at];
  await page.click(`main [data-index="${at}"]`);
  await page.waitForSelector('.sentences .boxed');
  const boxed = await page.locator('.sentences .boxed.m-event').allTextContents();
  assert.equal(boxed.join(''), event.trigger.text);
  const roles = await page.locator('.sentences .role').allTextContents();
  assert.ok(roles.includes('source') && roles.includes('target') && roles.includes('event'), roles.join());
  const facts = await page.textContent('.panel .facts');
  assert.match(facts, new RegExp(`${event.why[0].lexicon}:${event.why[0].line}`));
  assert.ok(facts.includes(event.id));
  assert.ok((await page.textContent('.panel .reading')).includes(`“${event.trigger.text}”`));
  assert.deepEqual(told, []);
  await close();
});

test('quotes and stances read as the terminal tells them', here, async () => {
  const told = (run, kind) =>
    new Set(dateline('show', run, '--kind', kind, '-n', '100000', '--color', 'never').split('\n').map((l) => l.trim()));
  for (const { run, page: file } of [made, hostile]) {
    const { page, close } = await open(chrome, file, { hash: '#quotes' });
    const known = told(run, 'quotes');
    await page.click('section[aria-label=Quotes] [data-index="0"]');
    await page.waitForSelector('.panel .reading');
    const quotes = await page.evaluate(async () => {
      const out = new Set();
      for (let before = null; ; ) {
        await new Promise((done) => setTimeout(done));
        const reading = document.querySelector('.panel .reading');
        const at = document.querySelector('.panel').textContent.match(/(\d+) of \d+/)?.[1] ?? '';
        if (at === before) return [...out];
        before = at;
        out.add(reading.textContent);
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
      }
    });
    assert.ok(quotes.length > (run === made.run ? 200 : 0), `${quotes.length} quotes`);
    // The terminal has one sign for all marks that it does not show.
    const plain = (reading) => reading.replace(/⟨U\+\w+⟩/g, '\ufffd');
    assert.deepEqual(quotes.filter((q) => !known.has(plain(q))), []);
    await close();
  }
  const { page, close } = await open(chrome, made.page, { hash: '#stances' });
  const known = told(made.run, 'stances');
  await page.check('label:has-text("only connote") input');
  const stances = await page.evaluate(async () => {
    const out = new Set();
    const wait = (ms = 0) => new Promise((done) => setTimeout(done, ms));
    for (let i = 0; i < 60; i++) {
      document.querySelector(`main [data-index="${i}"]`)?.click();
      await wait(20);
      document.querySelectorAll('.panel .reading, .panel .item-text').forEach((e) => out.add(e.textContent));
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await wait();
    }
    return [...out];
  });
  assert.ok(stances.length > 15, `${stances.length} stances`);
  assert.deepEqual(stances.filter((s) => !known.has(s)), []);
  await close();
});

test('a record is copied as a citation', here, async () => {
  const { page, close } = await open(chrome, made.page, { hash: '#events', permissions: ['clipboard-read', 'clipboard-write'] });
  await page.click('main [data-index="0"]');
  await page.keyboard.press('c');
  await page.waitForSelector('.said:has-text("copied")');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.includes(rows(made.run, 'events')[0].id), text);
  assert.match(text, /run [0-9a-f]{16}/);
  await close();
});

test('every number opens its records', here, async () => {
  const { page, close } = await open(chrome, made.page);
  const open_ = async (selector) => {
    const text = await page.locator(selector).first().textContent();
    await page.locator(selector).first().click();
    await page.waitForSelector('.panel');
    const head = await page.textContent('.panel h2');
    const n = text.replace(/[^\d]/g, '');
    assert.ok(n === '1' || head.includes(n), `${selector}: ${text} opens ${head}`);
    await page.keyboard.press('Escape');
    while (await page.$('.panel')) await page.keyboard.press('Escape');
  };
  await open_('.bars button');
  await open_('.ranks button.n');
  await open_('.inline button');
  await page.keyboard.press('3');
  await page.waitForSelector('.chart rect');
  await page.locator('.chart [aria-label="rect"] rect').first().click();
  await page.waitForSelector('.panel');
  while (await page.$('.panel')) await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await open_('.matrix td button');
  await page.locator('.network .node').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel');
  while (await page.$('.panel')) await page.keyboard.press('Escape');
  await page.keyboard.press('6');
  await open_('.stances .c-sign .link');
  await page.keyboard.press('7');
  await open_('.ranks button.n');
  await close();
});

test('clusters tell who else reported it', here, async () => {
  const { page, close } = await open(chrome, made.page, { hash: '#clusters' });
  const row = await page.textContent('main [data-index="0"]');
  assert.match(row, /REJECT.*Russia.*United States/s);
  assert.match(row, /date: 2022-10-30 \(1\), 2022-10-31 \(1\)/);
  await page.click('main [data-index="0"]');
  await page.click('.panel [data-index="0"]');
  await page.waitForSelector('.panel .reading');
  const told = await page.textContent('.panel');
  assert.match(told, /2 reports in 2 outlets,\s*1 independent source/);
  await close();
});

test('all of it goes by keyboard', here, async () => {
  const { page, told, close } = await open(chrome, made.page);
  await page.keyboard.press('2');
  await page.focus('main [data-index="0"]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '2');
  await page.keyboard.press('End');
  const last = String(rows(made.run, 'events').length - 1);
  await page.waitForFunction((i) => document.activeElement?.getAttribute('data-index') === i, last);
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '0');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(ring, 'none', 'the focus is seen');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel .reading');
  const first = await page.textContent('.panel .reading');
  await page.keyboard.press('n');
  await page.waitForFunction((t) => document.querySelector('.panel .reading')?.textContent !== t, first);
  await page.keyboard.press('p');
  await page.waitForFunction((t) => document.querySelector('.panel .reading')?.textContent === t, first);
  await page.keyboard.press('a');
  await page.waitForSelector('.panel .article-title');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.panel .reading');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.panel', { state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '0');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
  await page.keyboard.type('grain');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.chip:has-text("words: grain")');
  assert.ok((await number(page)) < rows(made.run, 'events').length);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.keyboard.press('m');
  assert.match(await page.textContent('dialog'), /SHA-256/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  assert.equal(await number(page), rows(made.run, 'events').length);
  assert.deepEqual(told, []);
  await close();
});

test('a search that waits for the next letter is cleared too', here, async () => {
  const { page, close } = await open(chrome, made.page, { hash: '#events' });
  const all = rows(made.run, 'events').length;
  assert.equal(await number(page), all);
  // Letter and key in one go: no time passes between them, however slow the machine.
  const clear = (key) =>
    page.evaluate((k) => {
      const field = document.querySelector('#search');
      field.value = 'nowherewritten';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      if (k) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: k, bubbles: true }));
      else location.hash = '#events?confidence=1';
    }, key);
  for (const key of ['x', null]) {
    await clear(key);
    await page.waitForTimeout(400);
    assert.equal(await number(page), all);
    assert.equal(await page.inputValue('#search'), '');
  }
  await close();
});

test('what is hostile stays text', here, async () => {
  const { page, told, close } = await open(chrome, hostile.page, { hash: '#events' });
  const all = () => page.evaluate(() => document.body.innerText);
  await page.click('main [data-index="0"]');
  await page.waitForSelector('.sentences .boxed');
  assert.ok((await all()).includes('</script><script>window.hurt=1</script>'));
  assert.ok((await all()).includes('⟨U+202E⟩'), 'marks that turn the line around are shown');
  for (const key of ['a', '1', '5', '6', '7', '8', '9', 'm']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
    assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(await all()), `view ${key} shows no such mark raw`);
  }
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll('img, iframe, main script').length), 0);
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href')));
  assert.ok(links.every((l) => !l.startsWith('javascript')), links.join());
  await page.keyboard.press('9');
  await page.click('main [data-index="0"]');
  await page.waitForSelector('.panel .article-title');
  assert.equal(await page.locator('.panel a').count(), 0, 'an address that is no web address is no link');
  await page.keyboard.press('Escape');
  await page.click('main [data-index="1"]');
  await page.waitForSelector('.panel a[href="https://example.org/b"]');
  const title = await page.title();
  assert.ok(!title.includes('\u202e'));
  assert.deepEqual(told, []);
  await close();
});

test('the policy forbids what a script would send', here, async () => {
  const { page, close } = await open(chrome, hostile.page);
  const tried = await page.evaluate(async () => {
    const failed = [];
    await fetch('https://example.org/').catch(() => failed.push('fetch'));
    const script = document.createElement('script');
    script.textContent = 'window.hurt = 5';
    document.body.append(script);
    const image = new Image();
    image.src = 'https://example.org/x.png';
    await new Promise((done) => (image.onerror = image.onload = done));
    failed.push(image.naturalWidth === 0 ? 'image' : '');
    return { failed, hurt: window.hurt };
  });
  assert.deepEqual(tried, { failed: ['fetch', 'image'], hurt: undefined });
  await close();
});

test('prints', here, async () => {
  const { page, close } = await open(chrome, made.page, { hash: '#events?types=REJECT' });
  const pdf = join(space.path, 'page.pdf');
  await page.pdf({ path: pdf, format: 'A4' });
  assert.ok(existsSync(pdf) && statSync(pdf).size > 10000);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.isVisible('nav'), false);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.waitForSelector('.rows.printing');
  const shown = await page.locator('.rows.printing .row').count();
  assert.equal(shown, rows(made.run, 'events').filter((e) => e.event_type === 'REJECT').length);
  await close();
});

test('text can be read: contrast in light and dark', here, async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { page, close } = await open(chrome, made.page, { hash: '#events', colorScheme });
    await page.click('main [data-index="0"]');
    await page.waitForSelector('.sentences .boxed');
    const poor = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const rgba = (color) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
      };
      const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3]));
      const light = (c) => {
        const [r, g, b] = c.map((v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const out = [];
      for (const e of document.querySelectorAll('body *')) {
        const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
        if (!own || !e.checkVisibility() || e.closest('svg, button:disabled, [aria-pressed="false"], noscript')) continue;
        const chain = [];
        let opacity = 1;
        for (let at = e; at; at = at.parentElement) {
          chain.unshift(rgba(getComputedStyle(at).backgroundColor));
          opacity *= Number(getComputedStyle(at).opacity);
        }
        let back = [255, 255, 255];
        for (const c of chain) back = over(c, back);
        const color = rgba(getComputedStyle(e).color);
        const ink = over([...color.slice(0, 3), color[3] * opacity], back);
        const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) out.push(`${e.className} "${e.textContent.trim().slice(0, 20)}" ${ratio.toFixed(2)}`);
      }
      return [...new Set(out)];
    });
    assert.deepEqual(poor, [], colorScheme);
    await close();
  }
});

test('nothing is cut off or lies outside at 800 pixels', here, async () => {
  for (const width of [800, 1280]) {
    const { page, close } = await open(chrome, made.page, { viewport: { width, height: 900 } });
    for (let view = 1; view <= 9; view++) {
      await page.keyboard.press(String(view));
      await page.waitForTimeout(200);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `view ${view} is ${wide} pixels too wide at ${width}`);
    }
    await close();
  }
});
