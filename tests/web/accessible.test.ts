// The web page as axe-core judges it: chat, newspaper, completion, dialogs; light and dark; desktop and phone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { beforeVisitors, CHROMIUM, lastAnswer, MUST_RUN, send, visit } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ARTICLE = '/read/keji-ribao-yuanqu-2023-spring%235#s5731';

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Findings that keep someone out; evaluated through the debugger, so the policy of the page stays as it is. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Finding[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

describe.skipIf(CHROMIUM === undefined && !MUST_RUN)('nothing keeps anyone out', () => {
  const here = beforeVisitors();

  it('axe sees what is wrong', async () => {
    const { page } = await visit(here.browser, here.served.origin);
    await page.getByText('您好').waitFor();
    await page.locator('.send').evaluate((button) => {
      button.textContent = '';
    });
    expect(await findings(page)).toEqual([expect.stringContaining('button-name')]);
  });

  describe.each([
    ['light, desktop', { colorScheme: 'light' }],
    ['dark, desktop', { colorScheme: 'dark' }],
    ['light, phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
    ['dark, phone, English', { colorScheme: 'dark', viewport: { width: 360, height: 740 }, locale: 'en-US' }],
  ] as const)('%s', (_, options) => {
    it('chat', async () => {
      const { page } = await visit(here.browser, here.served.origin, options);
      for (const text of [
        '贵阳高新区有多少家研发机构？',
        '/compare 青岛 贵阳',
        '/zones',
        '贵阳的GDP是多少',
        '/zone 贵阳',
      ])
        await send(page, text);
      for (const fold of await page.locator('summary').all()) await fold.click();
      await lastAnswer(page).locator('img').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.locator('#message').fill('/');
      await page.getByRole('listbox').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.locator('#message').fill('长'.repeat(201));
      await page.getByRole('button', { name: /清空对话|Clear/u }).click();
      expect(await findings(page)).toEqual([]);
    });

    it('newspaper', async () => {
      const { page } = await visit(here.browser, here.served.origin + ARTICLE, options);
      await page.locator('.lit').waitFor();
      expect(await findings(page)).toEqual([]);
    });
  });
});
