// What the bot says on WeChat and WeCom of its own accord, besides answers.
import { CHAT_WORDING } from './chat-wording.js';

/** Below a page that is not the last. */
export const moreLine = (page: number, pages: number): string => `（${page}/${pages}）回复「更多」继续`;

export const WECHAT_WORDING = {
  /** The answer was not ready in time; the next 「继续」 brings it. */
  stillLooking: '还在查，请稍后回复「继续」，我把结果发给您。',
  tooFast: CHAT_WORDING.zh.tooFast,
  busy: CHAT_WORDING.zh.busy,
  onlyText: CHAT_WORDING.zh.onlyText,
  unheard: '这段语音没有附带文字，我听不懂。请把问题打出来，例如「贵阳高新区有多少家研发机构？」',
  privacy: (days: number) => [
    '我记住这个对话最近问过什么、还有哪几页没有发完，为了听懂「那青岛呢」和「更多」；一段时间不说话就忘掉。',
    '同一条消息微信可能送来几次，为了每次都给同样的回复，回复留十分钟。',
    CHAT_WORDING.zh.logged(days),
    '发 /forget 立刻忘掉这个对话，也删掉您的问题记录，取消关注也会。',
  ],
  forgotten: '已经忘掉这个对话，您的问题记录也删掉了，追问从头开始。',
  halfForgotten: CHAT_WORDING.zh.halfForgotten,
  votes: '看了回答，可以回复「有用」或「没用」。',
  voted: CHAT_WORDING.zh.voted,
  /** Leads to the page in print. */
  original: '原文',
} as const;

/** The account's menu over the zones of the corpus, with questions that the bot answers: names, and what they ask. */
export const wechatMenu = (zones: readonly string[], questions: readonly string[]) => [
  {
    name: '看园区',
    entries: [
      { name: '收录了哪些园区', asks: '/zones' },
      ...zones.map((zone) => ({ name: zone, asks: `/zone ${zone}` })),
    ],
  },
  {
    name: '问一问',
    entries: questions.map((question) => ({ name: question, asks: question })),
  },
  {
    name: '帮助',
    entries: [
      { name: '怎么问', asks: '/help' },
      { name: '上一个回答的出处', asks: '/source' },
      { name: '我记住什么', asks: '/privacy' },
      { name: '忘掉这个对话', asks: '/forget' },
    ],
  },
];
