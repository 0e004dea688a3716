// What a line is by its own look, before its neighbours are asked: 「◎本报记者 吴纯新」 is a byline.
import { openMark } from '../text/marks.js';
import { isByline } from './byline.js';
import { isFurniture } from './furniture.js';

export type LineKind = 'furniture' | 'credit' | 'byline' | 'note' | 'text' | 'short';

interface LineRule {
  readonly name: string;
  readonly kind: LineKind;
  readonly matches: (text: string) => boolean;
}

const LONG_LINE = 50;
const LONGEST_CAPTION = 160;
const LONGEST_NOTE = 60;
const NOTES =
  '发布时间|发布日期|发布人|发表时间|来源|稿源|作者|编辑|日期|时间|浏览次数|点击数?|阅读量?|字号|关键词';
const EDITORS_NOTE = '编者按|编者的话|开栏的话|核心提示|阅读提示|内容提要|导读|引子';

const hasSentenceInside = (text: string) => /[。！？!?；;].*\S/u.test(text.slice(0, -1));
const endsSentence = (text: string) => /(?:[。；;…]|\p{Script=Han}\.|[。！？!?][”’」』）)])$/u.test(text);
const announcesSpeech = (text: string) =>
  /(?:说|道|问|答|称|表示|介绍|认为|指出|强调|透露|坦言|如下)[：:]$/u.test(text);

/** First match wins. */
export const LINE_RULES: readonly LineRule[] = [
  { name: 'page furniture', kind: 'furniture', matches: isFurniture },
  {
    name: 'picture agency',
    kind: 'credit',
    matches: (text) =>
      text.length <= 30 && /^[^，。]*(?:供图|[^拍]摄|摄影|制图|资料图片?|图片来源[:：].*)[）)]?$/u.test(text),
  },
  {
    name: 'caption with its photographer',
    kind: 'credit',
    matches: (text) =>
      text.length <= LONGEST_CAPTION &&
      /(?:[\s。：:（(/／]|记者|通讯员)[^\s，。]{0,12}[\s/／]*(?:[^拍]摄|供图|摄影|摄影报道)[）)]?$/u.test(
        text,
      ),
  },
  {
    name: 'caption',
    kind: 'credit',
    matches: (text) =>
      text.length <= LONGEST_CAPTION &&
      /^(?:[（(]?(?:图为|图片说明|(?:[上下左右]|题|小|大)图[为：:])|[▲△▼▽])/u.test(text),
  },
  { name: 'byline', kind: 'byline', matches: isByline },
  {
    name: 'publication note',
    kind: 'note',
    matches: (text) =>
      text.length <= LONGEST_NOTE && new RegExp(`^[【（(]?(?:${NOTES})\\s*[:：]`, 'u').test(text),
  },
  {
    name: "title of an editor's note",
    kind: 'note',
    matches: (text) => new RegExp(`^[【（(]?(?:${EDITORS_NOTE})[】）)]?[:：]?$`, 'u').test(text),
  },
  {
    name: 'running text',
    kind: 'text',
    matches: (text) =>
      endsSentence(text) ||
      announcesSpeech(text) ||
      hasSentenceInside(text) ||
      text.length >= LONG_LINE ||
      openMark(text) !== null,
  },
  { name: 'short line', kind: 'short', matches: () => true },
];

/** The kind of a line by the first rule that matches. */
export function lineKind(text: string): LineKind {
  return LINE_RULES.find((rule) => rule.matches(text))!.kind;
}

/** Running text only because a mark is left open: perhaps the first half of a headline, 「……开通“企业服务直」. */
export function isHalfHeadline(text: string): boolean {
  return (
    text.length < LONG_LINE && openMark(text) !== null && !endsSentence(text) && !hasSentenceInside(text)
  );
}

/** In an archive record nothing is furniture: a line is running text, or a heading above some. */
export function bodyLineKind(text: string): LineKind {
  return lineKind(text) === 'text' ? 'text' : 'short';
}

/** True for a paragraph that stands before the byline: 「编者按：……」. */
export function isEditorsNote(text: string): boolean {
  return new RegExp(`^[【（(]?(?:${EDITORS_NOTE})(?:[】）)]|[:：\\s])`, 'u').test(text);
}

/** True where the text ends as a finished paragraph does. */
export function isFinished(text: string): boolean {
  return /[。！？!?；;…：:】]$|\p{Script=Han}\.$|[。！？!?…；;][”’」』"]+$|[。！？…”][（(][^（()）]{1,60}[）)]$|[。！？][）)]$/u.test(
    text.slice(-70),
  );
}

/** 「一、强链补链」, 「（二）……」, 「3. ……」: a numbered heading or list item. */
export function isNumbered(text: string): boolean {
  return /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[、．]|\.(?!\d))|第[一二三四五六七八九十]{1,3}[章节条]|0\d\s)/u.test(
    text,
  );
}
