// Words of a question that say how to answer, not about what.
import { ZONE_SUFFIXES } from '../facts/lexicon/zone-suffixes.js';

const list = (words: string): readonly string[] => words.split(/\s+/u).filter(Boolean);

/** Question phrases, politeness and tense, taken out before the rest is cut into words. */
const ASKING = list(`
  请问 你好 您好 麻烦 谁知道 你知道 我想知道 想问一下 可以告诉我 告诉我 帮我 查一下 查查 看看 说说 讲讲 聊聊 介绍一下 介绍 一下子 一下
  百分之多少 百分之几 多少钱 多少 多大年纪 多大 多高 多长时间 多长 多久 多会儿 什么时候 什么时间 什么样 什么 怎么样 怎么 怎样 如何 为什么 为何 为啥 啥时候 咋样
  哪一天 哪一日 哪一月 哪一个 哪一家 哪一位 哪一种 哪里 哪儿 哪些 哪几个 哪几家 哪几 哪个 哪家 哪位 哪天 哪年 哪一年 哪月 哪种 哪项 哪座 哪所 哪条 哪国 哪个位置 什么位置 几个 几家 几户 几月 几号 几年 几项 几人 几种
  是不是 有没有 是否 能不能 可不可以 有无 分别 都有 具体 目前 现在 最近 到底 究竟 大概 大约 一共 总共 共有 那个 这个 那些 这些 那块 那台 这次 这边 那边 那位 那家 这家 这几年
  谁家 给说说 给讲讲 近况 整体 一件事 两件事 三件事 四件事 五件事 几件事 到现在 到目前 截至目前 拢共 统共 总计 满打满算 干嘛 干啥 为嘛 咋个 咋地 咋回事 老远 多远 前后 里头 里面 这里 那里 那儿 这儿 这会儿 这回 那回 那次 这批 那批 那种 这种 那条 那项 那款 那座 那套 这项 这款 这座 这套 那班 那帮
  说一下 说下 讲一下 讲下 聊一下 介绍下 了解一下 了解下 想了解 请教一下 请教 晓不晓得 晓得 知不知道 知道不 有人知道 来着 听说 据说 是说 号人 还有没有 还有
  下一步 今后 未来 将来 接下来 打算 以后 年内 往后 如今 现如今 还想 眼下 咱们 我们 情况 方面 是谁 列出 列举 其中 做到 达到 叫什么名字 叫什么 叫啥 名字 名称
`);

export const ASKING_PATTERN = new RegExp([...ASKING].sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Verbs and complements that say little by themselves: whatever was 「搞」 or 「弄完」, the print has another word for it. */
export const LIGHT_TERMS: ReadonlySet<string> = new Set(
  list(`
  搞 弄 整 干 办 做 拿 用 找 变 带 出 进 完 好 成 起来 下来 出来 上来 进去 出去 过来 过去 下去 用来 拿来 就是 为了 主要 自己 当时 现场 背后 使用 采用 做成 变成 当成 一起 一块儿 一同 共同 大部分 帮忙 帮 光 全
  `),
);

/** Words without meaning of their own in a question. */
export const STOP_TERMS: ReadonlySet<string> = new Set([
  ...ZONE_SUFFIXES,
  ...list(`
  的 了 和 是 在 与 及 或 等 也 都 就 还 又 而 把 被 让 给 向 对 从 到 由 为 以 于 之 其 这 那 该 此 各 每 个 一 有 中 上 下 里 我 你 他 她 它 们 着 过 所 将 已 可 家 户 项 次 年 月 日 号 人
  事 一个 两个 几个 区 些 点 种 类 座 台 吗 呢 吧 啊 呀 么 嘛 哪 谁 咱 俺 能 会 要 想 啥 咋 几 整 跟 同 叫 得 地 来 去 说 看 问 时 去年 今年 明年
  他们 她们 它们 一段 那段 这段 呐 捏 哈 呗 咧 啦 喽 嘞 诶 哎 哦 噢 嗯 哇 那些 得 行 真 挺 特 蛮 老 讲 提 只 才 再 着呢 多大块 号 大伙 大家 人家 老哥 大佬
  没有 没 进行 属于 通过 关于 有关 相关 以及 成为 作为 时候 年度 全部 所有 正在 已经 曾经 开始 以来 之后 之前 当中 之间 级别 方式 内容 信息 资料 数据 数字 事情 东西 问题 报道 文章 新闻 文中
  语料 设在 设于 建在 开在 位于 坐落 园区 区里 城市 地方 全市 全区 当地 本地 a an the of in is are was what how many much does do did which who when where
  `),
]);
