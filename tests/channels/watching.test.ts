// What operators see of questions: a line of the log and metrics, without words and without people's names.
import { describe, expect, it } from 'vitest';
import { countCache } from '../../src/channels/cache-metrics.js';
import { watchExchanges } from '../../src/channels/exchanges.js';
import { createLog } from '../../src/channels/log.js';
import { createMetrics } from '../../src/channels/metrics.js';
import { conversationsOf } from '../corpus-opened.js';

const QUESTION = '贵阳高新区有多少家研发机构？';

function watched() {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line) }, { level: 'info', secrets: [] });
  const metrics = createMetrics();
  let clock = 0;
  const now = () => {
    clock += 2;
    return clock;
  };
  const onExchange = watchExchanges({ log, metrics, hash: (person) => `<${person.length}>` });
  return { conversations: conversationsOf(undefined, { now, onExchange }), lines, metrics };
}

describe('a question', () => {
  it.each([
    ['telegram:-100:5', QUESTION, { channel: 'telegram', person: '<10>', type: 'found', kind: 'fact' }],
    [
      'wechat:wx1:ou2',
      '深圳高新区有多少家企业',
      { channel: 'wechat', person: '<10>', type: 'unknown', kind: 'zone' },
    ],
    ['wecom:ww1:zhao', '奔腾怎么样', { channel: 'wecom', person: '<10>', type: 'ask', kind: 'ask' }],
    ['http:some', '/help', { channel: 'http', person: '<9>', type: 'guide', kind: 'guide' }],
  ])('of %s is a line that tells all but the words: %s', async (id, text, told) => {
    const { conversations, lines, metrics } = watched();
    await conversations.reply(id, text);
    expect(lines).toHaveLength(1);
    const { time, ...line } = JSON.parse(lines[0]);
    expect(line).toEqual({ level: 'info', msg: 'answered', ms: 2, ...told });
    const { channel, type, kind } = told;
    const text_ = await metrics.text();
    expect(text_).toContain(`zonebot_answers_total{channel="${channel}",type="${type}",kind="${kind}"} 1`);
    expect(text_).toContain(`zonebot_answer_seconds_bucket{le="0.0025",channel="${channel}"} 1`);
    expect(lines[0] + text_).not.toContain(text);
  });

  it('outside a conversation has nobody', () => {
    const { conversations, lines } = watched();
    conversations.lookup('inline', QUESTION);
    expect(JSON.parse(lines[0])).toMatchObject({ channel: 'inline', person: null, kind: 'fact' });
  });

  it('that was asked before as a first one was known; one of a conversation under way counts for neither', async () => {
    const { conversations, metrics } = watched();
    const text = `${QUESTION} `;
    for (const id of ['http:a', 'http:b', 'http:a']) await conversations.reply(id, text);
    const told = await metrics.text();
    expect(told).toContain('zonebot_cache_total{cache="first replies",outcome="miss"} 1');
    expect(told).toContain('zonebot_cache_total{cache="first replies",outcome="hit"} 1');
  });
});

describe('metrics', () => {
  it('of one name are one, whoever asks for it', async () => {
    const metrics = createMetrics();
    countCache(metrics, 'pictures')(true);
    countCache(metrics, 'pictures')(true);
    expect(await metrics.text()).toContain('zonebot_cache_total{cache="pictures",outcome="hit"} 2');
  });

  it('that are read are those of now', async () => {
    const metrics = createMetrics();
    let waiting = new Map([['telegram', 3]]);
    metrics.gauge('waiting', 'Waiting.', 'channel', () => waiting);
    expect(await metrics.text()).toContain('waiting{channel="telegram"} 3');
    waiting = new Map([['wechat', 1]]);
    const text = await metrics.text();
    expect(text).toContain('waiting{channel="wechat"} 1');
    expect(text).not.toContain('telegram');
  });
});
