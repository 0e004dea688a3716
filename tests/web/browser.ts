// A real browser for the tests of the page: the machine's own Chromium, which asks nobody for anything.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { AppParts } from '../../src/channels/http/app.js';
import { createFrontServer } from '../../src/channels/http/front-server.js';
import { readPageDocument } from '../../src/channels/web/page-document.js';
import { application } from '../http/application.js';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const CHROMIUM = PLACES.find((path) => path !== undefined && existsSync(path));
/** .ci/run says so: there a missing browser is a failure, elsewhere its tests are left out. */
export const MUST_RUN = process.env.ZONEBOT_BROWSER === 'required';

export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined)
    throw new Error('no Chromium: install it, or say where it is with CHROMIUM=PATH');
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** The real server with the real bot over the page in corpus/. */
export async function serve(parts: Partial<AppParts> = {}): Promise<Served> {
  const front = createFrontServer(application({ page: readPageDocument(), ...parts }));
  const { port } = await front.listen('127.0.0.1', 0);
  return { origin: `http://127.0.0.1:${port}`, close: () => front.close(1000) };
}

export interface Visit {
  readonly page: Page;
  /** Addresses that were asked for. */
  readonly requests: readonly string[];
  /** Errors of the script, of the policy, and dialogs that popped up. */
  readonly trouble: readonly string[];
}

/** A new visitor, with nothing in the browser's storage. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const requests: string[] = [];
  const trouble: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, requests, trouble };
}

/** Types a message, sends it, and waits until the answer stands. */
export async function send(page: Page, text: string): Promise<void> {
  const answers = page.locator('.row.bot .bubble:not(:has(.dots))');
  // The greeting is an answer as well: one that comes late must not pass for this one.
  await answers.first().waitFor();
  const before = await answers.count();
  await page.locator('#message').fill(text);
  await page.locator('#message').press('Enter');
  await answers.nth(before).waitFor();
}

/** One browser and one server for the tests of a file. */
export function beforeVisitors(): { browser: Browser; served: Served } {
  const opened = {} as { browser: Browser; served: Served };
  beforeAll(async () => {
    [opened.browser, opened.served] = await Promise.all([launch(), serve()]);
  }, 60_000);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.served?.close();
  });
  return opened;
}

export const lastAnswer = (page: Page) => page.locator('.row.bot').last();
