// Parks, plants and projects: 「奔腾智能装备制造产业园」, 「“国家人工智能与生态环保产业园”项目」.
import { nameStart } from '../name-border.js';
import type { SentenceView } from '../tokens.js';
import type { Mention } from '../types.js';

const PARK =
  /(?:产业园区?|创业园|创意园|科技园|物流园|孵化园|软件园|工业城|建材城|产业基地|产业城|孵化器|加速器|综合体|众创空间)/gu;
const PROJECT = /(?:改造项目|建设项目|生产线项目|基地项目|综合项目|一体化项目|组件项目|项目)/gu;
const QUOTED = /“(?<name>[^”、，]{3,24}(?:园|园区|基地|中心|工程|计划|行动|平台|项目))”/gu;
/** 「国家级文化产业示范园区」 is what a park is named to be, not its name. */
const TITLE = /^(?:国家级|国家生态|省级|市级|全国)/u;
/** 「在……」, 「建了……」 */
const LEADS_TO_NAME = /^(?:[在由据向对从到把将]|\p{Script=Han}{1,3}了)/u;
const LONGEST_NAME = 22;
const GENERIC =
  /^(?:高科技|抓大|重点|重大|大|小|新|老|多个|一个|在建|试点|示范|典型|招商|合作|核心|改造|建设|工程|科研|国家|省|市|区|级|引资|本|类|好|其他|产业|工业|具体|整个|先进|特色|全部)+$/u;

/** A project's name begins with a place, a brand or a number; 「召开项目」 is a verb and a noun. */
function startsProper(view: SentenceView, start: number): boolean {
  const first = view.tokens.find((token) => token.start >= start && token.tag !== 'ns');
  return first !== undefined && !GENERIC.test(first.word) && /^(?:nz|nr|nt|x|eng|m)/u.test(first.tag);
}

function bySuffix(
  view: SentenceView,
  suffix: RegExp,
  rule: string,
  accepts: (view: SentenceView, start: number) => boolean,
): Mention[] {
  const found: Mention[] = [];
  for (const match of view.text.matchAll(suffix)) {
    const end = match.index + match[0].length;
    const border = nameStart(view, match.index, { longest: LONGEST_NAME, keepZone: false });
    const lead = LEADS_TO_NAME.exec(view.text.slice(border, match.index))?.[0].length ?? 0;
    const start = border + lead;
    const own = view.text.slice(start, match.index);
    if (
      own.length >= 2 &&
      !/^(?:国家|省|市|这|那|该|此|本|某|各|一[批个项重]|募投)|[哪什么啥谁几]/u.test(own) &&
      !GENERIC.test(own) &&
      accepts(view, start)
    ) {
      found.push({ kind: 'project', name: view.text.slice(start, end), span: { start, end }, rule });
    }
  }
  return found;
}

/** Every park or project with a name of its own; mentions may overlap. */
export function findProjects(view: SentenceView): readonly Mention[] {
  const quoted = [...view.text.matchAll(QUOTED)]
    .filter((match) => !TITLE.test(match.groups!.name))
    .map((match): Mention => {
      const start = match.index + 1;
      const name = match.groups!.name;
      return { kind: 'project', name, span: { start, end: start + name.length }, rule: 'quoted project' };
    });
  return [
    ...quoted,
    ...bySuffix(view, PARK, 'park suffix', () => true),
    ...bySuffix(view, PROJECT, 'project suffix', startsProper),
  ];
}
