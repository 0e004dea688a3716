// Greeting, help and thanks: 「你好」, /help.
import type { Answer } from '../answer/types.js';
import { GREETING, HELP, THANKS } from '../answer/wording.js';
import type { Intent, IntentInput } from './intent.js';

const HELLO = /^(?:你好|您好|hi|hello|hey|嗨|哈喽|在吗|早上好|下午好|晚上好|\/?start)[呀啊吗!！。~]*$/u;
const THANK =
  /^(?:谢谢|多谢|感谢|thanks|thank you|辛苦了|好的|ok|明白了|知道了|再见|拜拜|bye)[你您啊了呀!！。~]*$/u;
const HELPING =
  /^(?:帮助|help|怎么用|如何使用|你(?:能|会|可以)(?:做|干|回答|告诉我)?(?:什么|啥|哪些).*|你是谁|使用说明|功能)[？?]?$/u;

function answer({ query }: IntentInput): Answer {
  if (THANK.test(query.text)) return { type: 'guide', lines: THANKS, suggestions: [] };
  const lines = HELPING.test(query.text) ? HELP : GREETING;
  return { type: 'guide', lines, suggestions: [] };
}

export const guideIntent: Intent = {
  name: 'guide',
  commands: ['start', '开始', '你好'],
  examples: [
    { say: '你好', expect: 'guide' },
    { say: '你能回答什么？', expect: 'guide' },
    { say: '你能告诉我明天的天气吗', expect: 'unknown' },
  ],
  applies: ({ text }) => HELLO.test(text) || THANK.test(text) || HELPING.test(text),
  answer,
  command: () => ({ type: 'guide', lines: GREETING, suggestions: [] }),
};

export const helpIntent: Intent = {
  name: 'help',
  commands: ['help', '帮助', '命令'],
  examples: [
    { say: '/help', expect: 'guide' },
    { say: '能帮我订机票吗', expect: 'unknown' },
  ],
  applies: () => false,
  answer: () => null,
  command: () => ({ type: 'guide', lines: HELP, suggestions: [] }),
};
