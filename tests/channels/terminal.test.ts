import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Answer, Evidence, Found } from '../../src/answer/types.js';
import { printable } from '../../src/channels/printable.js';
import {
  type Responder,
  renderTerminal,
  runTerminal,
  type TerminalOptions,
} from '../../src/channels/terminal.js';
import { displayWidth } from '../../src/channels/width.js';

const EVIDENCE: Evidence = {
  quote: '2022年规模以上工业增加值增长30.5%。',
  start: 0,
  end: 22,
  file: 'page.txt',
  newspaper: '科技日报',
  article: 'page-2',
  headline: '贵阳高新区：提速',
  section: '强龙头',
  date: null,
  truncated: false,
};

const FOUND: Found = {
  type: 'found',
  kind: 'overview',
  headline: '贵阳高新区',
  items: [
    { label: '工业增加值', text: '增长30.5%' },
    { label: '企业', text: '甲公司、乙公司' },
    { label: null, text: '强龙头' },
  ],
  evidence: [EVIDENCE],
  zone: '贵阳高新区',
  verdict: null,
  notes: ['已把「贵洋」看作「贵阳」。'],
  suggestions: ['贵阳高新区有哪些企业？'],
};

const WIDE = { width: Number.POSITIVE_INFINITY, colour: false };
const ESC = '\u001b';

describe('renderTerminal', () => {
  it('aligns items, and puts evidence under the answer', () => {
    expect(renderTerminal(FOUND, WIDE)).toBe(
      [
        '已把「贵洋」看作「贵阳」。',
        '',
        '贵阳高新区',
        '工业增加值  增长30.5%',
        '企业        甲公司、乙公司',
        '· 强龙头',
        '',
        '│ 「2022年规模以上工业增加值增长30.5%。」',
        '│ ——《科技日报》「贵阳高新区：提速」·强龙头',
        '',
        '可以接着问（回复序号即可）：',
        '1. 贵阳高新区有哪些企业？',
      ].join('\n'),
    );
  });

  it('a refusal introduces what is near as something else', () => {
    const answer: Answer = {
      type: 'unknown',
      reason: 'time',
      headline: '原文没有说2021年。',
      zone: null,
      notes: [],
      nearest: [{ ...EVIDENCE, truncated: true }],
      suggestions: [],
    };
    expect(renderTerminal(answer, WIDE)).toBe(
      [
        '原文没有说2021年。',
        '',
        '文中相近的内容（不是这个问题的答案）：',
        '│ 「2022年规模以上工业增加值增长30.5%。」（原文至此中断）',
        '│ ——《科技日报》「贵阳高新区：提速」·强龙头',
      ].join('\n'),
    );
  });

  it('choices are numbered, the numbers aligned', () => {
    const choices = Array.from({ length: 10 }, (_, index) => `园区${index}`);
    const lines = renderTerminal({ type: 'ask', question: '哪个？', choices }, WIDE).split('\n');
    expect(lines.slice(0, 4)).toEqual(['哪个？', '', '请选一个（回复序号即可）：', ' 1. 园区0']);
    expect(lines.at(-1)).toBe('10. 园区9');
  });

  it('help is its lines', () => {
    expect(renderTerminal({ type: 'guide', lines: ['您好！', '请问。'], suggestions: [] }, WIDE)).toBe(
      '您好！\n请问。',
    );
  });

  it.each([80, 40, 20, 10])(
    'no line is wider than %i columns, and the bar stands before each line of evidence',
    (width) => {
      const lines = renderTerminal(FOUND, { width, colour: false }).split('\n');
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      const evidence = lines.filter((line) => line.startsWith('│ ')).map((line) => line.slice(2));
      expect(evidence.join('')).toContain(EVIDENCE.quote);
    },
  );

  it('contents that run over stay in their column', () => {
    const items = [{ label: '企业', text: '青岛海尔生物医疗股份有限公司、金旭环境工程有限公司' }];
    const lines = renderTerminal(
      { ...FOUND, notes: [], items, suggestions: [] },
      { width: 30, colour: false },
    ).split('\n');
    expect(lines.slice(1, 4)).toEqual([
      '企业  青岛海尔生物医疗股份有限',
      '      公司、金旭环境工程有限公',
      '      司',
    ]);
  });

  it('colour is one code a line, closed on the same line', () => {
    const text = renderTerminal(FOUND, { width: 20, colour: true });
    for (const line of text.split('\n')) {
      expect(line.split(`${ESC}[`).length).toBeOneOf([1, 3]);
      if (line.includes(ESC)) expect(line.endsWith(`${ESC}[0m`)).toBe(true);
    }
    expect(text.replace(/\u001b\[\d+m/gu, '')).toBe(renderTerminal(FOUND, { width: 20, colour: false }));
  });

  it('nothing in an answer can command the terminal', () => {
    const bad = `${ESC}[2J${ESC}]0;title\u0007红\r\u009b31m\u202e`;
    const answer: Found = {
      ...FOUND,
      headline: bad,
      notes: [bad],
      items: [{ label: bad, text: bad }],
      evidence: [{ ...EVIDENCE, quote: bad, headline: bad, section: bad }],
      suggestions: [bad],
    };
    expect(renderTerminal(answer, WIDE)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  });
});

it.each([
  [`${ESC}[31m红${ESC}[0m`, '红'],
  ['一\t二\u0007\r', '一 二'],
  ['两\n行', '两\n行'],
  ['a\ud800b', 'a\ufffdb'],
  ['😀', '😀'],
])('printable %j', (text, safe) => {
  expect(printable(text)).toBe(safe);
});

/** Says what it heard, so that the tests can see it. */
const ECHO: Responder = {
  reply: (session, text) => ({ type: 'guide', lines: [`${session}听到${text}`], suggestions: [] }),
};

interface Chat {
  readonly input: PassThrough;
  readonly said: () => string;
  readonly done: Promise<void>;
}

function chat(options: Partial<TerminalOptions> = {}): Chat {
  const input = new PassThrough();
  let text = '';
  const output = new Writable({
    write(chunk, _, next) {
      text += String(chunk);
      next();
    },
  });
  const done = runTerminal({ bot: ECHO, input, output, isTTY: false, colour: true, ...options });
  return { input, said: () => text, done };
}

async function pipe(text: string, options: Partial<TerminalOptions> = {}): Promise<string> {
  const { input, said, done } = chat(options);
  input.end(text);
  await done;
  return said();
}

/** Types keys one after another, as a person would. */
async function type(keys: readonly string[], options: Partial<TerminalOptions> = {}): Promise<string> {
  const { input, said, done } = chat({ isTTY: true, opening: null, ...options });
  for (const key of keys) {
    input.write(key);
    await new Promise((next) => setTimeout(next, 2));
  }
  await done;
  return said();
}

describe('in a pipe', () => {
  it('echoes each question and answers it, without prompt, greeting or colour', async () => {
    expect(await pipe('青岛呢？\n贵阳呢？\n')).toBe(
      '> 青岛呢？\nterminal听到青岛呢？\n\n> 贵阳呢？\nterminal听到贵阳呢？\n\n',
    );
  });

  it('answers a last line without a line feed, and skips blank ones', async () => {
    expect(await pipe('\n  \n一\r\n二')).toBe('> 一\nterminal听到一\n\n> 二\nterminal听到二\n\n');
  });

  it('answers every line of a long input', async () => {
    const said = await pipe(Array.from({ length: 3000 }, (_, index) => `问${index}\n`).join(''));
    expect(said.match(/^> /gmu)).toHaveLength(3000);
    expect(said).toContain('terminal听到问2999\n');
  });

  it('an empty input is no error', async () => {
    expect(await pipe('')).toBe('');
  });

  it('does not echo what would command the terminal', async () => {
    expect(await pipe(`${ESC}[2J清屏\u0007\n`)).not.toMatch(/[\u0007\u001b]/u);
  });

  it('a bug in the bot costs one reply, not the chat', async () => {
    const failures: unknown[] = [];
    const bot: Responder = {
      reply: (session, text) => {
        if (text === '坏') throw new Error('bug');
        return ECHO.reply(session, text);
      },
    };
    const said = await pipe('坏\n好\n', { bot, onFailure: (error) => failures.push(error) });
    expect(said).toMatch(/^> 坏\n抱歉.+\n\n> 好\nterminal听到好\n\n$/u);
    expect(failures).toHaveLength(1);
  });

  it('a reader that hangs up ends the chat quietly', async () => {
    const output = new Writable({
      write: (_chunk, _, next) => next(new Error('EPIPE')),
    });
    await expect(pipe('一\n二\n', { output })).resolves.toBe('');
  });
});

describe('with a keyboard', () => {
  const CTRL_C = '\u0003';
  const CTRL_D = '\u0004';
  const UP = `${ESC}[A`;
  const LEFT = `${ESC}[D`;

  it('greets, prompts, answers, and says goodbye on Ctrl-D', async () => {
    const said = await type(['你好\r', CTRL_D], { opening: '/start' });
    expect(said).toContain('terminal听到/start');
    expect(said).toContain('> ');
    expect(said).toContain('terminal听到你好');
    expect(said.endsWith('\n再见！\n')).toBe(true);
  });

  it('Ctrl-C clears a half-typed line, and leaves on an empty one', async () => {
    const said = await type(['半句', CTRL_C, '整句\r', CTRL_C]);
    expect(said).toContain('terminal听到整句');
    expect(said).not.toContain('听到半句');
    expect(said.endsWith('\n再见！\n')).toBe(true);
  });

  it('a line can be edited, and the last question fetched back', async () => {
    const said = await type(['青岛区', LEFT, '高新', '\r', UP, '呢', '\r', CTRL_D]);
    expect(said).toContain('terminal听到青岛高新区\n');
    expect(said).toContain('terminal听到青岛高新区呢\n');
  });

  it.each(['/quit', '/exit', '/退出'])('%s leaves too', async (word) => {
    expect(await type([`${word}\r`])).toMatch(/再见！\n$/u);
  });

  it.each([
    [20, 2],
    [0, 1],
    [undefined, 1],
  ])('a terminal of %s columns gets a long reply in %i lines', async (columns, lines) => {
    let text = '';
    const write = (chunk: unknown, _: unknown, next: () => void) => {
      text += String(chunk);
      next();
    };
    const output = Object.assign(new Writable({ write }), columns === undefined ? {} : { columns });
    await pipe('青岛高新区有哪些企业\n', { output });
    expect(text.trim().split('\n').slice(1)).toHaveLength(lines);
  });

  it('an empty line only prompts again', async () => {
    expect(await type(['\r', ' \r', CTRL_D])).not.toContain('听到');
  });

  it('several pasted lines are answered one after another', async () => {
    const said = await type(['一\r二\r三\r', CTRL_D]);
    expect(said.match(/听到[一二三]/gu)).toEqual(['听到一', '听到二', '听到三']);
  });

  it('colour only when it is wanted', async () => {
    const bot: Responder = { reply: () => FOUND };
    expect(await type(['问\r', CTRL_D], { bot, colour: true })).toContain(`${ESC}[1m贵阳高新区${ESC}[0m`);
    expect(await type(['问\r', CTRL_D], { bot, colour: false })).not.toContain(`${ESC}[1m`);
  });
});
