// What chat channels say of their own accord besides answers: buttons, notices, command lists. Simplified Chinese, and
// English for users whose client asks for it; answers themselves stay in the words of the corpus.
import { HALF_FORGOTTEN, LOGGED } from './privacy-wording.js';

export type Language = 'zh' | 'en';

/** A client's language tag (IETF): anything that is not English gets Chinese. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^en\b/iu.test(tag) ? 'en' : 'zh';
}

/** Words behind a slash about what is remembered: each channel answers them for itself. */
export const PRIVACY_COMMANDS: ReadonlyMap<string, 'privacy' | 'forget'> = new Map([
  ['privacy', 'privacy'],
  ['隐私', 'privacy'],
  ['forget', 'forget'],
  ['忘记', 'forget'],
]);

/** Null for every other message. */
export function privacyCommand(text: string): 'privacy' | 'forget' | null {
  const word = /^\/\s*(?<word>\S+)$/u.exec(text)?.groups?.word ?? '';
  return PRIVACY_COMMANDS.get(word.toLowerCase()) ?? null;
}

/** A command in the menu: its word, and what it does. */
export interface MenuEntry {
  readonly command: string;
  readonly description: string;
}

export interface ChatWording {
  readonly name: string;
  readonly about: string;
  readonly shortAbout: string;
  readonly privateMenu: readonly MenuEntry[];
  readonly groupMenu: readonly MenuEntry[];
  readonly greeting: readonly string[];
  readonly groupGreeting: (username: string) => readonly string[];
  readonly help: readonly string[];
  /** `days`: so long the words of a question are kept. */
  readonly privacy: (days: number) => readonly string[];
  /** What the question log keeps: a line of every channel's notice. */
  readonly logged: (days: number) => string;
  readonly forgotten: string;
  /** The question log is not reached. */
  readonly halfForgotten: string;
  readonly onlyText: string;
  readonly failed: string;
  readonly tooFast: string;
  readonly busy: string;
  readonly askWhat: string;
  readonly goneButton: string;
  readonly foreignButton: string;
  readonly thumbs: Readonly<Record<'up' | 'down', string>>;
  readonly voted: Readonly<Record<'up' | 'down', string>>;
  readonly notVoted: string;
  readonly back: string;
  readonly source: string;
  readonly copy: string;
  readonly share: string;
  readonly picture: string;
  readonly figures: string;
  readonly companies: string;
  readonly people: string;
  readonly timeline: string;
  readonly place: (file: string, start: number, end: number) => string;
  readonly linkToFact: string;
  readonly linkToZone: string;
  readonly openBot: string;
  readonly asked: (question: string) => string;
}

const ZH: ChatWording = {
  name: '园区问答',
  about:
    '我只根据收录的报纸报道，回答关于高新区、经开区、示范区的问题。每个回答下面都附原句和出处；文中没有写的，我会直说。直接问就行，例如「贵阳高新区有多少家研发机构？」',
  shortAbout: '问园区，答在原句：每个数都有出处。',
  privateMenu: [
    { command: 'zones', description: '收录了哪些园区' },
    { command: 'zone', description: '一个园区的概况，如 /zone 贵阳' },
    { command: 'card', description: '一个园区的数据图，如 /card 贵阳' },
    { command: 'companies', description: '企业和机构，如 /companies 青岛' },
    { command: 'people', description: '人物和职务，如 /people 青岛' },
    { command: 'figures', description: '数据，如 /figures 开封' },
    { command: 'quotes', description: '谁说了什么，如 /quotes 刘红超' },
    { command: 'compare', description: '对比两个园区，如 /compare 青岛 贵阳' },
    { command: 'timeline', description: '有日期的事，如 /timeline 贵阳' },
    { command: 'search', description: '在全文中找，如 /search 新能源' },
    { command: 'coverage', description: '能问什么，如 /coverage 贵阳' },
    { command: 'source', description: '上一个回答的出处' },
    { command: 'privacy', description: '我记住什么' },
    { command: 'forget', description: '忘掉这个对话' },
    { command: 'help', description: '怎么问' },
  ],
  groupMenu: [
    { command: 'ask', description: '提问，如 /ask 贵阳高新区有多少家研发机构' },
    { command: 'zone', description: '一个园区的概况，如 /zone 贵阳' },
    { command: 'card', description: '一个园区的数据图，如 /card 贵阳' },
    { command: 'compare', description: '对比两个园区，如 /compare 青岛 贵阳' },
    { command: 'zones', description: '收录了哪些园区' },
    { command: 'help', description: '怎么问' },
  ],
  greeting: [
    '您好，我是园区问答。',
    '我只根据收录的报纸报道回答，每个回答下面都附原句和出处；文中没有写的，我会直说。',
  ],
  groupGreeting: (username) => [
    '大家好，我是园区问答。',
    `在群里这样问我：/ask 贵阳高新区有多少家研发机构，或者 @${username} 加上问题，或者回复我的消息。`,
  ],
  help: [
    '直接用日常的话提问，例如「贵阳高新区有多少家研发机构？」，接着可以问「那小巨人呢」「青岛呢」「为什么」「出处？」。',
    '命令：/zones 园区列表，/zone 贵阳 概况，/card 贵阳 数据图，/compare 青岛 贵阳 对比，/search 新能源 全文搜索；中文的 /园区 贵阳、/对比 青岛 贵阳 也行。',
    '群里用 /ask 提问；改了问题，我会改答案；在任何聊天里输入我的用户名加问题，可以直接引用答案。',
  ],
  privacy: (days) => [
    '我记住这个对话最近问过什么，为了听懂「那青岛呢」这样的追问，一段时间不说话就忘掉。',
    '为了不漏回、不重复回，收到的消息和发出的回复在服务器上留两天；按钮背后的内容留三十天。',
    LOGGED.zh(days),
    '发 /forget 立刻忘掉这个对话，也删掉您的全部问题记录。',
  ],
  logged: LOGGED.zh,
  forgotten: '已经忘掉这个对话，您的问题记录也删掉了：追问从头开始，以前的按钮不再有效。',
  halfForgotten: HALF_FORGOTTEN,
  onlyText: '我只读得懂文字。请把问题打出来，例如「贵阳高新区有多少家研发机构？」',
  failed: '抱歉，这一问没能答上来：程序出了错。请换个说法，或问下一个问题。',
  tooFast: '发得有点快，我来不及一一回答。请等几秒再问，没有答上的请再发一次。',
  busy: '现在问的人太多，我一时答不过来。请过一会儿再问一次。',
  askWhat: '请在 /ask 后面写上问题，例如：/ask 贵阳高新区有多少家研发机构',
  goneButton: '这个按钮已经失效，请再问一次。',
  foreignButton: '这是给提问人的按钮。您可以自己问我一句。',
  thumbs: { up: '👍', down: '👎' },
  voted: { up: '谢谢，记下了：有用。', down: '谢谢，记下了：没用。' },
  notVoted: '没能记下：这个回答已经不在记录里，或者记录暂时写不进去。',
  back: '‹ 返回',
  source: '出处',
  copy: '复制',
  share: '转发',
  picture: '数据图',
  figures: '数据',
  companies: '企业',
  people: '人物',
  timeline: '时间线',
  place: (file, start, end) => `${file} 第 ${start}–${end} 字`,
  linkToFact: '这条数据的链接',
  linkToZone: '这个园区的链接',
  openBot: '打开园区问答',
  asked: (question) => `问：${question}`,
};

const EN: ChatWording = {
  name: 'Zonebot',
  about:
    "I answer questions about China's development zones from newspaper pages only. Below each answer stand the printed sentence and its source; what is not printed I say so. Just ask, in Chinese or simple English: How many R&D institutions does Guiyang High-tech Zone have?",
  shortAbout: 'Development zones, answered in printed sentences: every figure has its source.',
  privateMenu: [
    { command: 'zones', description: 'Zones in the corpus' },
    { command: 'zone', description: 'A zone at a glance: /zone Guiyang' },
    { command: 'card', description: 'Its key figures as a picture: /card Guiyang' },
    { command: 'companies', description: 'Companies and agencies: /companies Qingdao' },
    { command: 'people', description: 'People and posts: /people Qingdao' },
    { command: 'figures', description: 'Figures: /figures Kaifeng' },
    { command: 'quotes', description: 'Who said what: /quotes 刘红超' },
    { command: 'compare', description: 'Two zones side by side: /compare Qingdao Guiyang' },
    { command: 'timeline', description: 'What is dated: /timeline Guiyang' },
    { command: 'search', description: 'Search the text: /search 新能源' },
    { command: 'coverage', description: 'What can be asked: /coverage Guiyang' },
    { command: 'source', description: 'Source of the last answer' },
    { command: 'privacy', description: 'What I remember' },
    { command: 'forget', description: 'Forget this conversation' },
    { command: 'help', description: 'How to ask' },
  ],
  groupMenu: [
    { command: 'ask', description: 'Ask: /ask 贵阳高新区有多少家研发机构' },
    { command: 'zone', description: 'A zone at a glance: /zone Guiyang' },
    { command: 'card', description: 'Its key figures as a picture: /card Guiyang' },
    { command: 'compare', description: 'Two zones side by side: /compare Qingdao Guiyang' },
    { command: 'zones', description: 'Zones in the corpus' },
    { command: 'help', description: 'How to ask' },
  ],
  greeting: [
    'Hello, I answer questions about China’s development zones.',
    'I only know the newspaper pages that I was given. Below each answer stand the printed sentence and its source, in Chinese; what is not printed I say so.',
  ],
  groupGreeting: (username) => [
    'Hello, I answer questions about China’s development zones from newspaper pages.',
    `In a group: /ask your question, or @${username} and your question, or reply to one of my messages.`,
  ],
  help: [
    'Just ask, in Chinese or in simple English: “How many R&D institutions does Guiyang High-tech Zone have?” Then go on: 「那小巨人呢」 「青岛呢」 「为什么」 「出处？」.',
    'Commands: /zones, /zone Guiyang, /card Guiyang, /compare Qingdao Guiyang, /search 新能源.',
    'In groups use /ask. Edit your question and I edit my answer. Type my username and a question in any chat to quote an answer there.',
  ],
  privacy: (days) => [
    'I remember what was last asked in this conversation, to understand follow-ups, and forget it after some time of silence.',
    'So that no reply is lost or sent twice, messages and replies are kept on the server for two days, and what is behind buttons for thirty.',
    LOGGED.en(days),
    'Send /forget to forget this conversation at once, and to remove all your questions from the log.',
  ],
  logged: LOGGED.en,
  forgotten:
    'Forgotten, and your questions are removed. Follow-ups start anew, and the old buttons no longer work.',
  halfForgotten:
    'This conversation is forgotten, but your questions cannot be removed right now: please send /forget again in a while.',
  onlyText: 'I can only read text. Please type your question.',
  failed:
    'Sorry, something went wrong with this question. Please put it in other words, or ask the next one.',
  tooFast: 'That was a little fast for me. Please wait some seconds, and send again what I did not answer.',
  busy: 'Too many people ask at the moment. Please ask again in a little while.',
  askWhat: 'Please write your question behind /ask',
  goneButton: 'This button no longer works. Please ask again.',
  foreignButton: 'This button is for the person who asked. You can ask me yourself.',
  thumbs: { up: '👍', down: '👎' },
  voted: { up: 'Thank you, noted: useful.', down: 'Thank you, noted: not useful.' },
  notVoted: 'Not noted: this answer is no longer in the log, or the log cannot be reached right now.',
  back: '‹ Back',
  source: 'Source',
  copy: 'Copy',
  share: 'Share',
  picture: 'Picture',
  figures: 'Figures',
  companies: 'Companies',
  people: 'People',
  timeline: 'Timeline',
  place: (file, start, end) => `${file}, characters ${start} to ${end}`,
  linkToFact: 'Link to this figure',
  linkToZone: 'Link to this zone',
  openBot: 'Open the bot',
  asked: (question) => `Asked: ${question}`,
};

export const CHAT_WORDING: Readonly<Record<Language, ChatWording>> = { zh: ZH, en: EN };
