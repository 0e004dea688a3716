// Words that a sentence has which gives a reason, tells a plan or a title: 「为了……」 for 「为什么」, 「下一步……」 for 「接下来有什么打算」,
// 「有……之称」 for 「有个什么美称」.
import type { Query } from '../understand/query.js';

/** What begins a reason or a purpose. */
export const REASON =
  /为了|为(?=[^，。；]{4,40}，)|因为|由于|因(?=[^，。；此]{3,30}，)|得益于|旨在|目的是|以便|之所以|原因|背后|源于|缘于|受益于|是因/u;

const ASKS_AHEAD =
  /下一步|接下来|今后|未来|将来|往后|以后|打算|还想|有(?:什么|啥|哪些)计划|规划(?:是什么|怎么)/u;
const AHEAD =
  /下一步|接下来|今后|未来|下半年|明年|打算|正(?:计划|谋划|筹划)|还?将(?:继续|进一步|以|围绕|推进|建|加|把|在)|力争|争取|计划/u;

const ASKS_TITLE =
  /美称|外号|绰号|别称|美誉|雅号|(?:称|誉|叫)(?:为|作|做)?(?:什么|啥)(?!名)|什么(?:之称|称号|名号)/u;
const TITLE = /之称|美誉|誉为|称为|称作|称之为|号称|美称|人称|称号/u;

/** What speaks for a sentence by its form alone; null where the question asks for none. */
export function markerOf({ expected, text }: Query): RegExp | null {
  if (ASKS_TITLE.test(text) && ['thing', 'any'].includes(expected)) return TITLE;
  if (expected === 'reason') return REASON;
  return ASKS_AHEAD.test(text) && ['thing', 'list', 'manner', 'quote', 'overview', 'any'].includes(expected)
    ? AHEAD
    : null;
}
