import { mount } from 'svelte';
import './style.css';
import Page from './Page.svelte';
import { App } from './app.svelte';
import { Run } from './run.svelte';

const place = document.getElementById('app') as HTMLElement;

/** Says what went wrong in plain words; the page has nothing else to show then. */
function fail(why: string): void {
  const p = document.createElement('p');
  p.className = 'wait';
  p.setAttribute('role', 'alert');
  p.textContent = why;
  place.replaceChildren(p);
}

async function start(): Promise<void> {
  if (typeof DecompressionStream === 'undefined') {
    fail('This browser is too old for the report: it needs Firefox 120, Safari 17.5, Chrome or Edge 123, or later.');
    return;
  }
  const run = await Run.open();
  if (!run) {
    fail('This page holds no run. Make one with: dateline report RUN -o report.html');
    return;
  }
  const app = new App(run);
  app.address = location.hash;
  place.replaceChildren();
  mount(Page, { target: place, props: { app } });
  document.documentElement.dataset.ready = 'first';
  await run.rest();
  document.documentElement.dataset.ready = 'all';
}

start().catch((e: unknown) => {
  console.error(e);
  fail(`The report cannot be opened: ${e instanceof Error ? e.message : String(e)}`);
});
