// The web page in a real browser, on the real server: what a visitor does, what they must never meet.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPageDocument } from '../../src/channels/web/page-document.js';
import { beforeVisitors, CHROMIUM, lastAnswer, MUST_RUN, send, serve, visit } from './browser.js';

const QUESTION = '贵阳高新区有多少家研发机构？';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const BYTES_MAX = 100_000;

if (CHROMIUM === undefined && !MUST_RUN)
  console.warn(
    'No Chromium on this machine: the tests of the web page are left out (CHROMIUM=PATH names one).',
  );

it('the page is one small document without a request of its own', () => {
  const { html, csp } = readPageDocument();
  const size = gzipSync(html, { level: 9 }).length;
  console.info(`web page: ${html.length} bytes, ${size} compressed`);
  expect(size).toBeLessThan(BYTES_MAX);
  expect(
    html.toString('utf8').match(/<(?:script|link|img|iframe)[^>]+(?:src|href)=(?!["']?data:)/u),
  ).toBeNull();
  expect(csp).toMatch(/^default-src 'none'; script-src 'sha256-\S+'; style-src 'sha256-\S+'; /u);
  expect(csp).not.toContain('unsafe');
});

describe.skipIf(CHROMIUM === undefined && !MUST_RUN)('the page in a browser', () => {
  const here = beforeVisitors();
  const open = (path = '/', options = {}) => visit(here.browser, here.served.origin + path, options);

  it('greets, answers, and understands what follows', async () => {
    const { page, trouble } = await open();
    await page.getByText('您好，我是园区问答').waitFor();
    expect(await page.locator('.row.user').count()).toBe(0);
    expect(await page.locator('.chips').last().getByRole('button').count()).toBe(5);
    await send(page, QUESTION);
    expect(await lastAnswer(page).locator('.headline').textContent()).toContain('278家');
    await send(page, '小巨人企业呢');
    expect(await lastAnswer(page).innerText()).toContain('12户');
    await send(page, '那青岛呢');
    expect(await lastAnswer(page).innerText()).toContain('青岛高新区');
    expect(trouble).toEqual([]);
  });

  it('asks a suggestion that is tapped', async () => {
    const { page } = await open();
    await send(page, QUESTION);
    const chip = page.locator('.chips button').first();
    const words = await chip.textContent();
    await chip.click();
    await page.locator('.row.bot').nth(2).waitFor();
    expect(await page.locator('.row.user').last().textContent()).toBe(words);
  });

  it('unfolds the printed sentence, and opens the newspaper there', async () => {
    const { page } = await open();
    await send(page, QUESTION);
    const quote = lastAnswer(page).locator('blockquote');
    expect(await quote.isVisible()).toBe(false);
    await lastAnswer(page).locator('summary').click();
    expect(await quote.textContent()).toMatch(/^目前，贵阳高新区已聚集各类研发机构/u);
    expect(await quote.locator('mark').allTextContents()).toEqual(['278家']);

    await lastAnswer(page).getByRole('link', { name: '在报纸里看' }).click();
    const lit = page.locator('.reader .lit');
    expect(await lit.innerText()).toContain('各类研发机构（平台）278家');
    const box = await lit.boundingBox();
    expect(box?.y).toBeGreaterThan(100);
    expect(box?.y).toBeLessThan(600);
    expect(await page.locator('.top').boundingBox()).toMatchObject({ y: 0 });
    expect(await page.locator('.reader a.fact.quantity').count()).toBeGreaterThan(5);
    expect(await page.locator('.reader a.fact.doubtful').first().getAttribute('title')).toContain('存疑');
    expect(await page.locator('.reader .doubts li').count()).toBeGreaterThan(0);
    expect(await page.locator('.reader').innerText()).toContain('（原文至此中断）');

    await page.goBack();
    expect(await page.locator('.reader').count()).toBe(0);
    expect(await page.locator('.row.user').count()).toBe(1);
  });

  it('a fact in the newspaper leads to its statement', async () => {
    const { page } = await open('/read/keji-ribao-yuanqu-2023-spring%235#s5731');
    await page.locator('.reader .lit a.fact').first().click();
    await page.locator('.row.user').waitFor();
    await page.getByText('278家').first().waitFor();
    expect(page.url()).toMatch(/\/facts\/[0-9a-f]{12}$/u);
  });

  it('what looks like a script stays text', async () => {
    const { page, trouble, requests } = await open();
    const hostile = '<script>alert(1)</script><img src=/x onerror=alert(2)> [x](javascript:alert(3))';
    await send(page, hostile);
    expect(await page.locator('.row.user').last().textContent()).toBe(hostile);
    await page.reload();
    await page.locator('.row.user').waitFor();
    expect(await page.locator('.row.user').last().textContent()).toBe(hostile);
    expect(await page.locator('.row img, .row script').count()).toBe(0);
    expect(requests.filter((url) => url.endsWith('/x'))).toEqual([]);
    expect(trouble).toEqual([]);
  });

  it('sets zones side by side in a table', async () => {
    const { page } = await open();
    await send(page, '/compare 青岛 贵阳');
    const table = lastAnswer(page).getByRole('table');
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      '项目',
      '青岛高新区',
      '贵阳高新区',
    ]);
    const row = table.getByRole('row').filter({ hasText: '污染地块安全利用率' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['100%', '文中未提及']);
  });

  it('shows the picture of a zone with its words', async () => {
    const { page, trouble } = await open();
    await send(page, '/zone 贵阳');
    const picture = lastAnswer(page).getByRole('img', { name: /规模以上工业增加值增长：30\.5%/u });
    // It is drawn first, and the machine may have other work.
    const drawn = () => picture.evaluate((img: HTMLImageElement) => img.naturalWidth);
    await expect.poll(drawn, { timeout: 10_000 }).toBe(1080);
    expect(trouble).toEqual([]);
  });

  it('refuses calmly, with what is near named as something else', async () => {
    const { page } = await open();
    await send(page, '贵阳的GDP是多少');
    expect(await lastAnswer(page).locator('.headline.calm').textContent()).toContain('没有给出');
    expect(await lastAnswer(page).getByText('分享这条数据').count()).toBe(0);
  });

  it('fits on a phone, with the newspaper over everything', async () => {
    const { page } = await open('/', PHONE);
    await send(page, '/compare 青岛 贵阳');
    await send(page, '/zone 贵阳');
    /** Of the page and of all that scrolls in it, but for tables. */
    const overflow = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('html, .log, .reader-body, .composer')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ className }) => className || 'page'),
      );
    expect(await overflow()).toEqual([]);
    await lastAnswer(page).locator('summary').click();
    await lastAnswer(page).locator('.paper-link').nth(2).click();
    await page.locator('.lit').waitFor();
    expect(await page.locator('.reader').boundingBox()).toMatchObject({
      x: 0,
      y: 0,
      width: 360,
      height: 740,
    });
    expect(await overflow()).toEqual([]);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.locator('.reader').waitFor({ state: 'detached' });
    const small = await page
      .locator('button:visible, summary:visible, .paper-link:visible, textarea')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
      );
    expect(small).toEqual([]);
  });

  it('a desktop window that becomes a phone keeps everything in view', async () => {
    const { page } = await open('/read/keji-ribao-yuanqu-2023-spring%235#s5731');
    await page.locator('.lit').waitFor();
    expect((await page.locator('.reader').boundingBox())?.x).toBeGreaterThan(400);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(async () => (await page.locator('.reader').boundingBox())?.x).toBe(0);
    await page.keyboard.press('Escape');
    await page.locator('.reader').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBe(360);
  });

  it('works with the keyboard alone', async () => {
    const { page } = await open();
    await page.getByText('您好').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到输入框');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/comp');
    const chosen = page.getByRole('option', { selected: true });
    expect(await chosen.innerText()).toContain('/companies');
    await page.keyboard.press('ArrowDown');
    expect(await chosen.innerText()).toContain('/compare');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await page.locator('#message').inputValue()).toBe('/companies ');
    await page.keyboard.type('青');
    await page.keyboard.press('Tab');
    expect(await page.locator('#message').inputValue()).toBe('/companies 青岛高新区');
    await page.keyboard.press('Enter');
    await page.locator('.row.bot').nth(1).waitFor();
    expect(await lastAnswer(page).innerText()).toContain('青岛海尔生物医疗股份有限公司');
    await lastAnswer(page).locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.lit').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('lit');
    await page.keyboard.press('Escape');
    await page.locator('.reader').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('paper-link');
  });

  it('leaves the input method its Enter, and breaks a line with Shift', async () => {
    const { page } = await open();
    const box = page.locator('#message');
    await box.fill('贵阳');
    const sent = await box.evaluate((area) => {
      const enter = { key: 'Enter', bubbles: true, cancelable: true };
      return [
        area.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true })),
        area.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 })),
      ];
    });
    expect(sent).toEqual([true, true]);
    await box.press('Shift+Enter');
    expect(await box.inputValue()).toBe('贵阳\n');
    expect(await page.locator('.row.user').count()).toBe(0);
    await box.fill('长'.repeat(201));
    expect(await page.locator('#counter').textContent()).toBe('超出1字');
  });

  it('speaks English to an English browser, and Chinese when asked to', async () => {
    const { page } = await open('/', { locale: 'en-GB' });
    await page.getByText('Hello, I answer questions').waitFor();
    await send(page, 'How many R&D institutions does Guiyang High-tech Zone have?');
    expect(await lastAnswer(page).innerText()).toMatch(/278家[\s\S]*Sentence and source/u);
    expect(await lastAnswer(page).locator('[lang=zh-CN] .headline').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: '切换到中文' }).click();
    await page.reload();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await lastAnswer(page).innerText()).toContain('原句与出处');
  });

  it('takes a vote on an answer, changes it, and knows it after a reload; help has none', async () => {
    const { page, trouble } = await open();
    await send(page, '/help');
    expect(await page.locator('.thumbs').count()).toBe(0);
    await send(page, QUESTION);
    const thumb = (name: string) => lastAnswer(page).getByRole('button', { name, exact: true });
    await thumb('有用').click();
    await page.getByRole('status').filter({ hasText: '谢谢' }).waitFor();
    expect(await thumb('有用').getAttribute('aria-pressed')).toBe('true');
    await thumb('没用').focus();
    await page.keyboard.press('Enter');
    await lastAnswer(page).locator('[aria-label="没用"][aria-pressed="true"]').waitFor();
    await page.reload();
    expect(await thumb('有用').getAttribute('aria-pressed')).toBe('false');
    expect(await thumb('没用').getAttribute('aria-pressed')).toBe('true');
    await page.route('**/v1/feedback', (route) => route.abort());
    await thumb('有用').click();
    await page.getByRole('status').filter({ hasText: '没能记下' }).waitFor();
    expect(await thumb('没用').getAttribute('aria-pressed')).toBe('true');
    expect(trouble.filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
  });

  it('says what is kept and how long, and that clearing has to be tried again', async () => {
    const { page } = await open();
    await send(page, '/privacy');
    expect(await lastAnswer(page).innerText()).toContain('记 30 天');
    const refuse = (status: number) =>
      page.route('**/v1/sessions/*', (route) =>
        route.fulfill({ status, contentType: 'application/problem+json', body: '{}' }),
      );
    const session = () => page.evaluate(() => JSON.parse(localStorage.getItem('zonebot.history')!).session);
    await send(page, QUESTION);
    const before = await session();
    await refuse(503);
    await page.locator('#message').fill('/forget');
    await page.locator('#message').press('Enter');
    await page.getByRole('status').filter({ hasText: '再清空一次' }).waitFor();
    await page.getByText('您好，我是园区问答').waitFor();
    expect([await page.locator('.row.user').count(), await session()]).toEqual([0, before]);
    await page.unroute('**/v1/sessions/*');
    await page.locator('#message').fill('/forget');
    await page.locator('#message').press('Enter');
    await page.getByRole('status').filter({ hasText: '对话已清空' }).waitFor();
    await page.getByText('您好，我是园区问答').waitFor();
    expect(await session()).not.toBe(before);
  });

  it('keeps the conversation over a reload, and forgets it when cleared', async () => {
    const { page } = await open();
    await send(page, QUESTION);
    await page.reload();
    expect(await lastAnswer(page).innerText()).toContain('278家');
    await send(page, '小巨人企业呢');
    expect(await lastAnswer(page).innerText()).toContain('12户');
    await page.getByRole('button', { name: '清空对话' }).click();
    const told = page.waitForRequest((request) => request.method() === 'DELETE');
    await page.getByRole('button', { name: '清空', exact: true }).click();
    await told;
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('小巨人');
  });

  it('a browser that keeps nothing, or kept something else, can chat', async () => {
    const { page, trouble } = await open();
    await page.evaluate(() =>
      localStorage.setItem('zonebot.history', '{"version":1,"session":"x","messages":[7]}'),
    );
    await page.reload();
    await page.getByText('您好').waitFor();
    await page.addInitScript(() => {
      const forbidden = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      Storage.prototype.setItem = forbidden;
      Storage.prototype.getItem = forbidden;
    });
    await page.reload();
    await send(page, QUESTION);
    expect(await lastAnswer(page).innerText()).toContain('278家');
    expect(trouble).toEqual([]);
  });

  it('opens one fact by its link, once, and shares that link', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', { value: undefined });
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => void Object.assign(globalThis, { copied: text }) },
      });
    });
    await send(page, QUESTION);
    await lastAnswer(page).getByRole('button', { name: '分享这条数据' }).click();
    await page.getByText('链接已复制').waitFor();
    const link = String(await page.evaluate(() => (globalThis as { copied?: string }).copied));
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/facts\/[0-9a-f]{12}$/u);
    const guest = await open(new URL(link).pathname);
    await guest.page.getByText('278家').first().waitFor();
    expect(await guest.page.locator('.row.user').innerText()).toBe('打开一条数据的链接');
    await guest.page.reload();
    await guest.page.locator('.row.user').waitFor();
    expect(await guest.page.locator('.row.user').count()).toBe(1);
  });

  it('tells a failure, and tries again', async () => {
    const { page } = await open();
    await page.getByText('您好').waitFor();
    await page.route('**/v1/chat', (route) => route.abort());
    await send(page, QUESTION);
    expect(await lastAnswer(page).innerText()).toContain('没有连上服务器');
    await page.unroute('**/v1/chat');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.headline', { hasText: '278家' }).waitFor();
    expect(await page.locator('.row.user').count()).toBe(1);
    expect(await page.getByText('没有连上服务器').count()).toBe(0);
  });

  it.each([
    [429, '问得有点快，请等几秒再试。'],
    [503, '现在问的人太多，请过一会儿再试。'],
  ])('status %d is told kindly, and asked again', async (status, words) => {
    const { page } = await open();
    await page.getByText('您好').waitFor();
    await page.route('**/v1/chat', (route) =>
      route.fulfill({ status, json: { detail: 'ask again in 3 s' } }),
    );
    await send(page, QUESTION);
    expect(await lastAnswer(page).innerText()).toMatch(new RegExp(`^${words}\\s+重试$`, 'u'));
    await page.unroute('**/v1/chat');
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.headline', { hasText: '278家' }).waitFor();
  });

  it('shows that it is at work when an answer takes its time', async () => {
    const { page } = await open();
    await page.getByText('您好').waitFor();
    await page.route('**/v1/chat', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.locator('#message').fill(QUESTION);
    await page.locator('#message').press('Enter');
    await page.locator('.dots').waitFor();
    await page.locator('.headline', { hasText: '278家' }).waitFor();
    expect(await page.locator('.dots').count()).toBe(0);
  });

  it('asks for the access key once, and shows pictures with it', async () => {
    const closed = await serve({ apiKey: 'a-key-of-twenty-letters' });
    const { page } = await visit(here.browser, closed.origin);
    const dialog = page.getByRole('dialog', { name: '需要访问密钥' });
    await dialog.getByLabel('访问密钥').fill('a-key-of-twenty-letters');
    await dialog.getByLabel('访问密钥').press('Enter');
    await page.getByText('您好').waitFor();
    await send(page, '/zone 贵阳');
    await lastAnswer(page).locator('img[src^="data:image/png"]').waitFor();
    expect(await dialog.count()).toBe(0);
    await page.reload();
    expect(await lastAnswer(page).innerText()).toContain('30.5%');
    await page.context().close();
    await closed.close();
  });

  it('asks nobody but its own server', async () => {
    const { page, requests, trouble } = await open();
    await send(page, '/zone 贵阳');
    await lastAnswer(page).locator('img').waitFor();
    await lastAnswer(page).locator('summary').click();
    await lastAnswer(page).locator('.paper-link').first().click();
    await page.locator('.reader h3').waitFor();
    expect(
      requests.filter((url) => !url.startsWith(`${here.served.origin}/`) && !url.startsWith('data:')),
    ).toEqual([]);
    expect(
      requests.filter((url) => !/\/(?:v1\/.*)?$/u.test(new URL(url).pathname) && !url.startsWith('data:')),
    ).toEqual([]);
    expect(trouble).toEqual([]);
  });
});
