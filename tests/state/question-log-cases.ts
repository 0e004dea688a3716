// What every engine of the question log has to do, as cases. An engine's test file calls `describeQuestionLog` with a
// way to open it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoggedQuestion, QuestionLog, Vote } from '../../src/state/question-log.js';

let ids = 0;
export function row(more: Partial<LoggedQuestion> = {}): LoggedQuestion {
  ids += 1;
  return {
    id: `q${ids}`,
    time: 1_700_000_000_000,
    channel: 'telegram',
    person: 'anna',
    chat: 'room',
    text: '贵阳高新区有多少家研发机构？',
    kind: 'quantity',
    zone: '贵阳高新区',
    answer: 'fact',
    reason: null,
    headline: '各类研发机构（平台）：278家',
    ms: 1.25,
    thumb: null,
    ...more,
  };
}

const vote = (more: Partial<Vote> = {}): Vote => ({
  person: 'anna',
  chat: 'room',
  id: null,
  since: 0,
  thumb: 'up',
  ...more,
});

const REFUSED = { answer: 'refusal', reason: 'zone', zone: '苏州工业园区', headline: null } as const;

/** `open` gives an empty log. */
export function describeQuestionLog(engine: string, open: () => Promise<QuestionLog>): void {
  describe(`the question log in ${engine}`, () => {
    let log: QuestionLog;
    beforeEach(async () => {
      log = await open();
    });
    afterEach(() => log.close());
    const all = () => log.read(0, 1000);
    const thumbs = async () => (await all()).map(({ thumb }) => thumb);

    it('gives back what was asked since, oldest first, every column as it was', async () => {
      const rows = [row({ time: 1 }), row({ time: 2, ...REFUSED, kind: null }), row({ time: 3, text: null })];
      await log.write([rows[1], rows[0]]);
      await log.write([rows[2]]);
      await log.write([]);
      expect(await all()).toEqual(rows);
      expect(await log.read(2, 1000)).toEqual(rows.slice(1));
    });

    it('of too many the newest, and those of one moment in the order in which they came', async () => {
      const rows = [row({ time: 5 }), row({ time: 5 }), row({ time: 5 })];
      await log.write(rows);
      expect(await log.read(0, 2)).toEqual(rows.slice(1));
      expect(await log.read(0, 0)).toEqual([]);
    });

    it('takes a row once, also within one batch', async () => {
      const [one, other] = [row(), row()];
      await log.write([one, { ...one, text: 'again' }]);
      await log.write([{ ...one, text: 'again' }, other]);
      expect(await all()).toEqual([one, other]);
    });

    it('keeps any text: quotes, line ends, escapes, emoji', async () => {
      const text = `'; DROP TABLE questions; --\n\u001b[31m"\\ {NULL} 👍𠮷`;
      await log.write([row({ text })]);
      expect((await all())[0].text).toBe(text);
    });

    it('the last vote of whoever asked counts', async () => {
      const mine = row();
      await log.write([mine, row()]);
      expect(await log.vote(vote({ id: mine.id }))).toBe(true);
      expect(await thumbs()).toEqual(['up', null]);
      expect(await log.vote(vote({ id: mine.id, thumb: 'down' }))).toBe(true);
      expect(await thumbs()).toEqual(['down', null]);
    });

    it('nobody votes for another, or on what is no answer or gone', async () => {
      const [mine, help] = [row(), row({ answer: 'help' })];
      await log.write([mine, help]);
      expect(await log.vote(vote({ id: mine.id, person: 'ben' }))).toBe(false);
      expect(await log.vote(vote({ id: help.id }))).toBe(false);
      expect(await log.vote(vote({ id: 'gone' }))).toBe(false);
      expect(await thumbs()).toEqual([null, null]);
    });

    it('a vote without an id is on the latest answer in that chat, if it is not too old', async () => {
      await log.write([
        row({ time: 1 }),
        row({ time: 2, ...REFUSED }),
        row({ time: 3, answer: 'clarification' }),
        row({ time: 4, chat: 'elsewhere' }),
        row({ time: 5, person: 'ben' }),
      ]);
      expect(await log.vote(vote({ since: 2 }))).toBe(true);
      expect(await thumbs()).toEqual([null, 'up', null, null, null]);
      expect(await log.vote(vote({ since: 3 }))).toBe(false);
    });

    it('forgets a person everywhere, and nobody else', async () => {
      const ben = row({ person: 'ben' });
      await log.write([row(), ben, row({ chat: 'elsewhere', channel: 'wechat' })]);
      await log.forget('anna');
      await log.forget('nobody');
      expect(await all()).toEqual([ben]);
    });

    it('words go before the rest of a row', async () => {
      const [old, middle, late] = [row({ time: 10 }), row({ time: 20 }), row({ time: 30 })];
      await log.write([old, middle, late]);
      await log.prune({ rows: 11, words: 21 });
      expect(await all()).toEqual([{ ...middle, text: null, zone: null, headline: null }, late]);
      await log.prune({ rows: 20, words: 30 });
      expect(await all()).toEqual([{ ...middle, text: null, zone: null, headline: null }, late]);
    });
  });
}
