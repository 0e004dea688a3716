import { describe, expect, it } from 'vitest';
import { parseCommandLine, UsageError } from '../../src/commands/args.js';
import { HELP_TEXT } from '../../src/commands/help.js';

function complaint(...argv: string[]): string {
  try {
    parseCommandLine(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
}

describe('parseCommandLine', () => {
  it.each([
    [[], { name: 'start' }],
    [['start'], { name: 'start' }],
    [['chat'], { name: 'chat' }],
    [['ask', '青岛高新区有哪些企业'], { name: 'ask', question: '青岛高新区有哪些企业' }],
    [['ask', '贵阳', '增长', '多少'], { name: 'ask', question: '贵阳 增长 多少' }],
    [['ask', '--', '--top'], { name: 'ask', question: '--top' }],
    [['ask', '--jsonl'], { name: 'ask-jsonl' }],
    [['--jsonl', 'ask'], { name: 'ask-jsonl' }],
    [['index', 'build'], { name: 'index-build', dir: null }],
    [['index', 'build', 'papers'], { name: 'index-build', dir: 'papers' }],
    [['search', '绿色'], { name: 'search', question: '绿色', top: 10 }],
    [['search', '绿色', '--top', '3'], { name: 'search', question: '绿色', top: 3 }],
    [['search', '--jsonl', '--top=20'], { name: 'search-jsonl', top: 20 }],
    [['explain', '开封投资多少'], { name: 'explain', question: '开封投资多少' }],
    [['corpus', 'report'], { name: 'corpus-report' }],
    [['admin'], { name: 'admin', report: 'unanswered', days: 7, csv: false }],
    [['admin', 'users', '--days', '30', '--csv'], { name: 'admin', report: 'users', days: 30, csv: true }],
    [['corpus', 'check'], { name: 'corpus-check', dir: null }],
    [['corpus', 'check', 'papers'], { name: 'corpus-check', dir: 'papers' }],
    [
      ['corpus', 'add', 'a.txt', 'b.jsonl', '--dry-run'],
      {
        name: 'corpus-add',
        files: ['a.txt', 'b.jsonl'],
        dryRun: true,
        replace: false,
        newspaper: null,
        date: null,
      },
    ],
    [
      ['corpus', 'add', 'a.txt', '--replace', '--newspaper', '科技日报', '--date=2023-04'],
      {
        name: 'corpus-add',
        files: ['a.txt'],
        dryRun: false,
        replace: true,
        newspaper: '科技日报',
        date: '2023-04',
      },
    ],
    [
      ['corpus', 'golden', '贵阳有多少家研发机构'],
      { name: 'corpus-golden', question: '贵阳有多少家研发机构' },
    ],
    [
      ['corpus', 'correct', 'a.txt', '园镜头', '园区镜头', '--by', '王'],
      { name: 'corpus-correct', file: 'a.txt', printed: '园镜头', correct: '园区镜头', by: '王' },
    ],
    [['alias', 'add', '甲', '乙'], { name: 'alias', alias: '甲', of: '乙', by: null }],
    [['alias', 'remove', '甲'], { name: 'alias', alias: '甲', of: null, by: null }],
    [['corpus', 'load'], { name: 'corpus-load', dir: null }],
    [['corpus', 'load', 'pages'], { name: 'corpus-load', dir: 'pages' }],
    [['facts'], { name: 'facts', json: false }],
    [['facts', '--json'], { name: 'facts', json: true }],
    [['measure', 'a.jsonl', 'b.jsonl'], { name: 'measure', files: ['a.jsonl', 'b.jsonl'] }],
    [['train', '--out', 'trees.ts', 'c.json'], { name: 'train', files: ['c.json'], out: 'trees.ts' }],
    [['measure', '--squad', 'c.json'], { name: 'measure-squad', files: ['c.json'], limit: null }],
    [
      ['measure', '--squad', '--limit', '50', 'c.json'],
      { name: 'measure-squad', files: ['c.json'], limit: 50 },
    ],
    [['measure', '--self'], { name: 'measure-self' }],
    [['measure', '--report', 'out.md'], { name: 'measure-report', files: [], report: 'out.md' }],
    [
      ['measure', 'a.jsonl', '--report=out.md'],
      { name: 'measure-report', files: ['a.jsonl'], report: 'out.md' },
    ],
    [['serve'], { name: 'serve' }],
    [['wechat', 'menu'], { name: 'wechat-menu', set: false }],
    [['wechat', 'menu', '--set'], { name: 'wechat-menu', set: true }],
    [['help'], { name: 'help' }],
    [['ask', '--help'], { name: 'help' }],
    [['-h'], { name: 'help' }],
    [['version'], { name: 'version' }],
    [['-V'], { name: 'version' }],
  ])('%j', (argv, command) => {
    expect(parseCommandLine(argv)).toEqual({ command, corpus: null });
  });

  it.each([[['--corpus', 'pages', 'ask', '--jsonl']], [['ask', '--jsonl', '--corpus=pages']]])(
    '--corpus may stand anywhere: %j',
    (argv) => {
      expect(parseCommandLine(argv)).toEqual({ command: { name: 'ask-jsonl' }, corpus: 'pages' });
    },
  );
});

describe('wrong use is one clear line', () => {
  it.each([
    [['aks', '问题'], 'unknown command "aks"; did you mean ask?'],
    [['reprot'], 'unknown command "reprot"; see zonebot help'],
    [['青岛有哪些企业'], 'unknown command "青岛有哪些企业"; to ask a question: zonebot ask "青岛有哪些企业"'],
    [['constructor'], 'unknown command "constructor"; see zonebot help'],
    [['__proto__'], 'unknown command "__proto__"; see zonebot help'],
    [['a\u001b[31m\nb'], 'unknown command "a\\u001b[31m\\nb"; see zonebot help'],
    [['ask'], 'ask: expected a question or --jsonl, as in zonebot ask "…"'],
    [['ask', '  '], 'ask: expected a question or --jsonl, as in zonebot ask "…"'],
    [['ask', '--jsonl', '问题'], 'ask --jsonl: expected nothing more, got "问题"'],
    [['explain'], 'explain: expected a question, as in zonebot explain "…"'],
    [['index'], 'index: expected "index build" and perhaps a corpus folder'],
    [
      ['admin', 'everything'],
      'admin: expected one of unanswered, asked, feedback, slowest, users, as in zonebot admin asked',
    ],
    [['admin', 'asked', '--days', '0'], '--days: expected a whole number from 1 to 365'],
    [['search', '词', '--top', '0'], '--top: expected a whole number from 1 to 1000'],
    [['search', '词', '--top', 'many'], '--top: expected a whole number from 1 to 1000'],
    [['search', '词', '--top'], '--top needs a value: --top N'],
    [
      ['corpus'],
      'corpus: expected report, check [DIR], load [DIR], add FILE…, golden QUESTION or correct FILE PRINTED CORRECT',
    ],
    [
      ['corpus', 'list'],
      'corpus: expected report, check [DIR], load [DIR], add FILE…, golden QUESTION or correct FILE PRINTED CORRECT',
    ],
    [
      ['corpus', 'load', 'a', 'b'],
      'corpus: expected report, check [DIR], load [DIR], add FILE…, golden QUESTION or correct FILE PRINTED CORRECT',
    ],
    [['measure'], 'measure: expected at least one question file'],
    [['train', 'c.json'], 'train: expected zonebot train --out FILE and at least one file with questions'],
    [
      ['train', '--out', 'trees.ts'],
      'train: expected zonebot train --out FILE and at least one file with questions',
    ],
    [['measure', '--squad'], 'measure: expected at least one question file'],
    [['measure', '--squad', 'a', '--limit', '0'], '--limit: expected a whole number from 1 to 100000'],
    [['measure', 'a.jsonl', '--limit', '5'], 'measure: --limit goes with --squad'],
    [['measure', '--self', 'a.jsonl'], 'measure --self: expected nothing more, got "a.jsonl"'],
    [['measure', '--self', '--squad', 'a'], 'measure: --squad and --self do not go together'],
    [['measure', '--report'], '--report needs a value: --report FILE'],
    [['ask', '--report', 'a', '问'], 'ask has no option --report; see zonebot help'],
    [['chat', 'now'], 'chat: expected nothing more, got "now"'],
    [['ask', '问', '--top', '3'], 'ask has no option --top; see zonebot help'],
    [['--corpsu', 'x'], 'unknown option --corpsu; did you mean --corpus?'],
    [['facts', '--xml'], 'unknown option --xml; see zonebot help'],
    [['ask', '--corpus', '--jsonl'], '--corpus needs a value: --corpus DIR'],
    [['ask', '--corpus='], '--corpus needs a value: --corpus DIR'],
    [['facts', '--json=yes'], '--json takes no value'],
    [['corpus', 'report', '--by', '王'], 'corpus report has no option --by; see zonebot help'],
    [
      ['corpus', 'toString', '--by', '王'],
      'corpus: expected report, check [DIR], load [DIR], add FILE…, golden QUESTION or correct FILE PRINTED CORRECT',
    ],
    [['alias', 'add', '甲'], 'alias: expected add ALIAS NAME or remove ALIAS'],
    [['corpus', 'add', 'a.txt', '--newspaper'], '--newspaper needs a value: --newspaper NAME'],
  ])('%j', (argv, message) => {
    expect(complaint(...argv)).toBe(message);
  });
});

it('the help text names every command', () => {
  for (const name of [
    'start',
    'chat',
    'ask',
    'search',
    'explain',
    'corpus report',
    'facts',
    'measure',
    'serve',
    'wechat menu',
    'version',
  ]) {
    expect(HELP_TEXT).toMatch(new RegExp(`^ {2}(?:help, )?${name}`, 'mu'));
  }
});
