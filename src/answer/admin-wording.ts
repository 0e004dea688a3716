// What operators are told in a chat. On the command line the same stands in English.

const REASONS: Readonly<Record<string, string>> = {
  zone: '没有这个园区',
  entity: '没有这个名称',
  attribute: '没有这项内容',
  time: '没有这个时间',
  scope: '不在语料范围内',
  unclear: '没读懂',
  empty: '没有问题',
  doubt: '原文存疑',
  bug: '程序出错',
};

const ANSWERS: Readonly<Record<string, string>> = {
  fact: '一条事实',
  list: '名单',
  overview: '概况',
  comparison: '对比',
  ranking: '排名',
  verdict: '是否',
  quote: '说法',
  passage: '原句',
  refusal: '拒答',
  clarification: '反问',
  help: '帮助',
  failed: '出错',
};

/** A cell by its column; empty for what is not worth saying. */
export function adminCell(column: string, value: string | number): string {
  switch (column) {
    case 'questions':
      return `${value}次`;
    case 'people':
      return `${value}人`;
    case 'answered':
      return `答${value}`;
    case 'refused':
      return value === 0 ? '' : `拒${value}`;
    case 'up':
      return value === 0 ? '' : `👍${value}`;
    case 'down':
      return value === 0 ? '' : `👎${value}`;
    case 'ms':
      return `${value}毫秒`;
    case 'reason':
      return REASONS[value] ?? String(value);
    case 'answer':
      return ANSWERS[value] ?? String(value);
    case 'text':
      return `「${value}」`;
    case 'headline':
      return `→ ${value}`;
    default:
      return String(value);
  }
}

export const ADMIN_WORDING = {
  titles: {
    unanswered: '没答上的问题',
    asked: '问得最多的',
    feedback: '评价',
    slowest: '最慢的',
    users: '每天的人数',
  },
  /** Words that ask for a report beside its name. */
  aliases: {
    unanswered: '没答上',
    asked: '常问',
    feedback: '评价',
    slowest: '最慢',
    users: '人数',
  },
  days: (days: number): string => `最近 ${days} 天`,
  none: '没有记录。',
  away: '问题记录现在读不到，请稍后再试。',
  more: (rows: number): string => `……还有 ${rows} 行；全部用命令行 zonebot admin 看。`,
  usage: '用法：/admin 没答上|常问|评价|最慢|人数 天数，例如 /admin 常问 30',
} as const;
