// People by the sound of their names, where the question plainly asks about a person: 「孙小辉是谁」, 「刘鸿超说了什么」.
import { overlaps, type Span, sliceSpan } from '../../text/span.js';
import { type AskedText, isTaken, type NameRule, type NameSources } from './found-name.js';
import { isOrdinary, wordsIn } from './ordinary-words.js';
import { soundsOf } from './sound-index.js';

const LONGEST = 4;
const TITLE = '(?:先生|女士|同志|老师|经理|董事长|总裁|主任|书记|局长)?';
const ASKED_BEHIND = new RegExp(
  `^${TITLE}(?:是谁|是哪|是干|是做|是什么|是何|何许人|说|讲|谈|(?:怎么|如何|怎样|咋)(?:说|看|讲|评价|认为|介绍|表示)|认为|表示|介绍|提到|透露|评价|觉得|看|对|担任|多大|几岁|的?(?:职务|职位|身份|看法|观点|原话|话|说法)|(?:在|是)?(?:哪个?|什么)(?:公司|单位))`,
  'u',
);
const ASKED_BEFORE =
  /(?:谁是|介绍一下|介绍|引用|听听|看看|记者|通讯员|经理|董事长|总裁|主任|书记|局长|队长|负责人)$/u;

const keysOf = (name: string) => new Set(soundsOf(name).map((sounds) => sounds.join(' ')));

function asksAbout(text: string, { start, end }: Span): boolean {
  const rest = text.slice(end, end + 12);
  if (start === 0 && /^[？?。！!\s]*$/u.test(rest)) return true;
  return ASKED_BEHIND.test(rest) || ASKED_BEFORE.test(text.slice(Math.max(0, start - 6), start));
}

function isOrdinaryWord(asked: AskedText, span: Span, sources: NameSources): boolean {
  return wordsIn(asked, span).some((word) => isOrdinary(word, sources.segmenter) && overlaps(word, span));
}

export function personSlipRule(sources: NameSources): NameRule {
  const { entities, hasText } = sources;
  const bySound = new Map<string, Set<string>>();
  for (const { id, kind, name } of entities.values()) {
    if (kind !== 'person' || name.length > LONGEST) continue;
    for (const key of keysOf(name)) bySound.set(key, (bySound.get(key) ?? new Set()).add(id));
  }

  return {
    name: 'person by the sound of the name',
    find: (asked, found) => {
      if (bySound.size === 0) return [];
      const { text } = asked;
      const spans = Array.from({ length: text.length }, (_, start) => start).flatMap((start) =>
        [4, 3, 2].map((length) => ({ start, end: start + length })),
      );
      return spans.flatMap((span) => {
        if (span.end > text.length || !asksAbout(text, span)) return [];
        const said = sliceSpan(text, span);
        if (!/^\p{Script=Han}+$/u.test(said) || isTaken(span, found)) return [];
        const ids = new Set([...keysOf(said)].flatMap((key) => [...(bySound.get(key) ?? [])]));
        const [id] = ids;
        if (ids.size !== 1 || hasText(said) || isOrdinaryWord(asked, span, sources)) return [];
        return [{ span, said, entities: [id], origin: 'corrected' as const, meant: entities.get(id)!.name }];
      });
    },
  };
}
