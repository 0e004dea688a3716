// What the web page says of its own accord: labels, notices, its reader view. Answers stay in the words of the corpus.
import { CHAT_WORDING, type Language } from './chat-wording.js';

export interface PageWording {
  readonly subtitle: (zones: number) => string;
  readonly skip: string;
  readonly conversation: string;
  readonly you: string;
  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly left: (count: number) => string;
  readonly over: (count: number) => string;
  readonly completions: string;
  readonly typing: string;
  readonly failed: string;
  readonly tooFast: string;
  readonly busy: string;
  readonly offline: string;
  readonly retry: string;
  readonly quickReplies: string;
  readonly askAboutZone: string;
  readonly evidence: (count: number) => string;
  readonly openInPaper: string;
  readonly nearest: string;
  readonly truncated: string;
  readonly share: string;
  readonly copied: string;
  readonly linkIs: (link: string) => string;
  readonly openedFact: string;
  readonly measure: string;
  readonly headlineRow: string;
  readonly comparison: string;
  readonly pictureOf: (zone: string) => string;
  readonly theme: Readonly<Record<'auto' | 'light' | 'dark', string>>;
  readonly otherLanguage: string;
  readonly clear: string;
  readonly clearAsk: string;
  readonly cleared: string;
  readonly halfCleared: string;
  /** `days`: so long the words of a question are kept. */
  readonly privacy: (days: number) => readonly string[];
  readonly thumbs: Readonly<Record<'up' | 'down', string>>;
  readonly voted: string;
  readonly notVoted: string;
  readonly yes: string;
  readonly cancel: string;
  readonly keyTitle: string;
  readonly keyLabel: string;
  readonly keyNote: string;
  readonly reader: string;
  readonly close: string;
  readonly loading: string;
  readonly notFound: string;
  readonly original: string;
  readonly legend: string;
  readonly factTypes: Readonly<Record<'post' | 'quote' | 'quantity' | 'list' | 'act', string>>;
  readonly doubtful: string;
  readonly doubt: (message: string) => string;
  /** Why a fact is doubtful, by what the fact says of it. */
  readonly factDoubt: (doubt: string) => string;
  /** What is odd about the print, by the rule that noticed it, and the rule's own message. */
  readonly printDoubt: (rule: string, message: string) => string;
  readonly doubts: (count: number) => string;
  readonly line: (line: number) => string;
  readonly answerSentence: string;
  readonly yesterday: string;
}

const FACT_DOUBTS: Readonly<Record<string, string>> = {
  'what it measures is not clear': '量的是什么不明确',
  'a condition, not a measurement': '是条件，不是实际的数',
  'the organization is not named': '没有写明单位',
  'whose figure it is is not clear': '是谁的数不明确',
};

const PRINT_DOUBTS: Readonly<Record<string, string>> = {
  'damaged rubric': '栏目名像是缺了字：',
  'doubled word': '虚词重复：',
  'foreign debris': '汉字之间夹着外文：',
  'mark left open': '标点没有配对：',
  'stray line': '不成段的一行：',
  'text breaks off': '文字在这里中断：',
  'unreadable character': '认不出的字：',
  'unsure article start': '不能确定文章从哪里开始：',
};

const ZH: PageWording = {
  subtitle: (zones) => `${zones}个园区，每个数都有出处`,
  skip: '跳到输入框',
  conversation: '对话',
  you: '您',
  message: '问题',
  placeholder: '问园区，或输入 / 看命令',
  send: '发送',
  left: (count) => `还可以写${count}字`,
  over: (count) => `超出${count}字`,
  completions: '可用的命令',
  typing: '正在查报纸…',
  failed: '抱歉，这一问没能答上来。',
  tooFast: '问得有点快，请等几秒再试。',
  busy: '现在问的人太多，请过一会儿再试。',
  offline: '没有连上服务器。',
  retry: '重试',
  quickReplies: '可以接着问',
  askAboutZone: '看一个园区',
  evidence: (count) => (count === 1 ? '原句与出处' : `原句与出处（${count}处）`),
  openInPaper: '在报纸里看',
  nearest: '文中相近的内容（不是这个问题的答案）',
  truncated: '原文至此中断',
  share: '分享这条数据',
  copied: '链接已复制',
  linkIs: (link) => `链接：${link}`,
  openedFact: '打开一条数据的链接',
  measure: '项目',
  headlineRow: '报道',
  comparison: '对比',
  pictureOf: (zone) => `${zone}数据图`,
  theme: { auto: '外观：跟随系统', light: '外观：浅色', dark: '外观：深色' },
  otherLanguage: 'EN: switch to English',
  clear: '清空对话',
  clearAsk: '清空对话？这个浏览器里的记录、服务器上的上下文和问题记录都会删除。',
  cleared: '对话已清空。',
  halfCleared: '这里已清空；服务器上的问题记录现在删不掉，请过一会儿再清空一次。',
  privacy: (days) => [
    '整个对话只存在您的浏览器里。',
    '服务器记住最近问过什么，为了听懂「那青岛呢」这样的追问，一段时间不说话就忘掉。',
    CHAT_WORDING.zh.logged(days),
    '发 /forget 或点右上角的清空，都立刻删掉。',
  ],
  thumbs: { up: '有用', down: '没用' },
  voted: '谢谢，记下了。',
  notVoted: CHAT_WORDING.zh.notVoted,
  yes: '清空',
  cancel: '取消',
  keyTitle: '需要访问密钥',
  keyLabel: '访问密钥',
  keyNote: '只在这个标签页里记住，关掉就忘。',
  reader: '报纸原文',
  close: '关闭',
  loading: '正在打开…',
  notFound: '没有找到这篇报道。',
  original: '原网页',
  legend: '标记',
  factTypes: { quantity: '数据', post: '职务', quote: '说法', list: '名单', act: '事项' },
  doubtful: '存疑',
  doubt: (message) => `存疑：${message}`,
  factDoubt: (doubt) => FACT_DOUBTS[doubt] ?? doubt,
  printDoubt: (rule, message) => `${PRINT_DOUBTS[rule] ?? rule}${/「.*?」/u.exec(message)?.[0] ?? ''}`,
  doubts: (count) => `版面存疑之处（${count}）`,
  line: (line) => `第${line}行`,
  answerSentence: '回答所依据的原句',
  yesterday: '昨天',
};

const EN: PageWording = {
  subtitle: (zones) => `${zones} zones, every figure with its source`,
  skip: 'Skip to the message box',
  conversation: 'Conversation',
  you: 'You',
  message: 'Your question',
  placeholder: 'Ask, or type / for commands',
  send: 'Send',
  left: (count) => `${count} characters left`,
  over: (count) => `${count} characters too many`,
  completions: 'Commands',
  typing: 'Looking through the pages…',
  failed: 'Sorry, this question could not be answered.',
  tooFast: 'That was a little fast. Please try again in some seconds.',
  busy: 'Too many people ask at the moment. Please try again in a little while.',
  offline: 'The server cannot be reached.',
  retry: 'Retry',
  quickReplies: 'Go on with',
  askAboutZone: 'See a zone',
  evidence: (count) => (count === 1 ? 'Sentence and source' : `Sentences and sources (${count})`),
  openInPaper: 'See it in the newspaper',
  nearest: 'Something near in the text (not the answer to this question)',
  truncated: 'the print breaks off here',
  share: 'Share this figure',
  copied: 'Link copied',
  linkIs: (link) => `Link: ${link}`,
  openedFact: 'Opened the link to a fact',
  measure: 'Measure',
  headlineRow: 'Report',
  comparison: 'Comparison',
  pictureOf: (zone) => `${zone} in figures`,
  theme: { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  otherLanguage: '中：切换到中文',
  clear: 'Clear the conversation',
  clearAsk:
    'Clear the conversation? What this browser and the server remember of it, and its questions in the log, will be deleted.',
  cleared: 'The conversation is cleared.',
  halfCleared:
    'Cleared here; its questions cannot be removed from the server right now: please clear again in a while.',
  privacy: (days) => [
    'The whole conversation is kept in your browser only.',
    'The server remembers what was last asked, to understand follow-ups, and forgets it after some time of silence.',
    CHAT_WORDING.en.logged(days),
    'Send /forget, or press the clear button above, and all of it goes at once.',
  ],
  thumbs: { up: 'Useful', down: 'Not useful' },
  voted: 'Thank you, noted.',
  notVoted: CHAT_WORDING.en.notVoted,
  yes: 'Clear',
  cancel: 'Cancel',
  keyTitle: 'An access key is needed',
  keyLabel: 'Access key',
  keyNote: 'Remembered in this tab only, until you close it.',
  reader: 'The newspaper text',
  close: 'Close',
  loading: 'Opening…',
  notFound: 'There is no such article.',
  original: 'Original page',
  legend: 'Marked',
  factTypes: { quantity: 'figure', post: 'post', quote: 'statement', list: 'list', act: 'act' },
  doubtful: 'doubtful',
  doubt: (message) => `Doubtful: ${message}`,
  factDoubt: (doubt) => doubt,
  printDoubt: (_, message) => message,
  doubts: (count) => `Doubtful spots of the page (${count})`,
  line: (line) => `line ${line}`,
  answerSentence: 'The sentence that the answer stands on',
  yesterday: 'Yesterday',
};

export const PAGE_WORDING: Readonly<Record<Language, PageWording>> = { zh: ZH, en: EN };
