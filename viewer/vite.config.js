import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

/** Licences under which code may stand in the page. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** The line of a licence file that says whose it is. */
function holder(folder) {
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const lines = file ? readFileSync(join(folder, file), 'utf8').split('\n') : [];
  return (lines.find((l) => /^\s*copyright .*\d{4}/i.test(l)) ?? '').trim();
}

/** Refuses a build that takes code under another licence; the page names what it holds, and so does licences.txt. */
function licences() {
  return {
    name: 'licences',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const text = `${[...taken.values()].sort().join('\n')}\n\n${TEXTS}\n`;
        bundle['index.html'].source += `<!-- Holds code and data of others, under their licences:\n\n${text}-->\n`;
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: text });
      },
    },
    renderChunk(_, chunk) {
      for (const [id, module] of Object.entries(chunk.modules)) {
        const at = id.lastIndexOf('/node_modules/');
        if (at < 0 || module.renderedLength === 0) continue;
        const parts = id.slice(at + 14).split('/');
        const name = parts[0].startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
        if (taken.has(name)) continue;
        const folder = join(id.slice(0, at + 14), name);
        const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        if (!ALLOWED.includes(license)) this.error(`${name} ${version}: licence ${license}`);
        taken.set(name, [`${name} ${version} (${license})`, holder(folder)].filter(Boolean).join('; '));
      }
      return null;
    },
  };
}

/** What MIT and ISC ask to be passed on. */
const TEXTS = readFileSync(new URL('licences.txt', import.meta.url), 'utf8').trim();

/** Packages that code was taken from. */
const taken = new Map();

/** Lets only this very script run, and nothing be fetched: the page cannot send a word of an article anywhere. */
function policy() {
  return {
    name: 'policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        const scripts = [...page.source.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)];
        const hashes = scripts.map(([, code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
        const rules = [
          "default-src 'none'",
          `script-src ${hashes.join(' ')}`,
          "style-src 'unsafe-inline'",
          'img-src data:',
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        page.source = page.source.replace('%POLICY%', () => rules);
        page.fileName = 'report.html';
      },
    },
  };
}

/** Only the outlines of the land and the borders are drawn: names and ids of the countries stay behind. */
function outlines() {
  return {
    name: 'outlines',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('countries-110m.json')) return null;
      const world = JSON.parse(readFileSync(id, 'utf8'));
      const { countries } = world.objects;
      countries.geometries = countries.geometries.map(({ type, arcs }) => ({ type, arcs }));
      delete world.objects.land;
      delete world.bbox;
      return JSON.stringify(world);
    },
  };
}

export default defineConfig({
  root: dirname(new URL(import.meta.url).pathname),
  plugins: [outlines(), svelte(), viteSingleFile({ removeViteModuleLoader: true }), licences(), policy()],
  build: { target: 'es2022', modulePreload: false, reportCompressedSize: false, assetsInlineLimit: 0 },
});
