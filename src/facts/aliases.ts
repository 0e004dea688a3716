// Short names that people use: 青岛海尔生物医疗股份有限公司 → 海尔生物医疗, 海尔; 开封市城乡一体化示范区 → 开封示范区, 开封.
import { MUNICIPALITIES, PROVINCES } from '../text/places.js';
import { barePlace } from './article-zone.js';
import { AGENCY_SUFFIXES, COMPANY_SUFFIXES } from './lexicon/organization-suffixes.js';
import { ZONE_SUFFIXES, zoneClass } from './lexicon/zone-suffixes.js';
import type { PlacedToken } from './tokens.js';

const LEGAL_FORM = new RegExp(`(?:${[...COMPANY_SUFFIXES, '集团'].join('|')})$`, 'u');
const AGENCY = new RegExp(`(?:${AGENCY_SUFFIXES.join('|')})$`, 'u');
const PARK_WORD = /(?:产业园区|产业园|创业园|创意园|科技园|物流园|基地|项目|园区)$/u;
const TOO_GENERAL =
  /^(?:中国|国家|全国|中国国际|国际|高新|科技|环境|智慧|数字|生态|现代|生物|汽车|物流|医疗|航空|新能源|金融|信息|新材料|农业|工业|智能|绿色|文化|建设|创新|投资|发展|服务|社会)$/u;

const zoneSuffixes: ReadonlySet<string> = new Set(ZONE_SUFFIXES);

/** Names of a zone: every printed one, and place words with and without each zone word of its class. */
export function zoneAliases(
  places: readonly string[],
  suffix: string,
  printed: readonly string[],
): readonly string[] {
  const own = places.map(barePlace);
  const told =
    own.length > 1 ? own.filter((place) => !PROVINCES.has(place) || MUNICIPALITIES.has(place)) : own;
  const cores = new Set([...told, told.join(''), own.join(''), places.join('')]);
  const { suffixes, short } = zoneClass(suffix);
  const ends = new Set([suffix, short, ...suffixes, ...(short === '高新区' ? ['高新'] : [])]);
  const names = [...cores].flatMap((core) => {
    const placed = /[市县区]$/u.test(core) ? [core] : [core, `${core}市`];
    return placed.flatMap((place) => [place, ...[...ends].map((end) => place + end)]);
  });
  // 「昌吉国家农业科技园区」 is also called 「昌吉农业科技园区」 and 「昌吉农业科技园」.
  const plain = printed.flatMap((name) => [name, name.replace(/国家级?/u, '')]);
  const shorter = plain.flatMap((name) => [name, name.replace(/(?<=园)区$/u, '')]);
  // 「江城环保科技城」 is called 「环保科技城」 at home; 「高新区」 alone is any.
  const placeless = plain.flatMap((name) =>
    [...cores]
      .filter((core) => name.startsWith(core))
      .map((core) => name.slice(core.length))
      .filter((rest) => rest.endsWith(suffix) && rest.length > suffix.length && !zoneSuffixes.has(rest)),
  );
  return [...new Set([...shorter, ...placeless, ...names])].filter((name) => name.length > 1);
}

/** A first word stands for the whole name when it is no everyday noun, or when the text uses it so. */
function speaksForItself(word: PlacedToken, usedAlone: (name: string) => boolean): boolean {
  if (TOO_GENERAL.test(word.word) || word.word.length < 2 || /^ns|^m/u.test(word.tag)) return false;
  if (/^(?:nz|nr|x|eng|nt)/u.test(word.tag)) return true;
  return (word.word.length > 2 || word.tag.startsWith('v')) && usedAlone(word.word);
}

/** How many characters at the start of a name only say where: 「青岛」 of 青岛海尔……, 「贵州省贵阳市」. */
function placeLength(words: readonly PlacedToken[], places: readonly string[]): number {
  const whole = words.map(({ word }) => word).join('');
  const known = places.filter((place) => whole.startsWith(place)).sort((a, b) => b.length - a.length)[0];
  if (known) return known.length;
  const [first, second] = words;
  if (!first || !(first.tag === 'ns' || PROVINCES.has(first.word))) return 0;
  const within = second && /[省市县区]$/u.test(second.word) && second.word.length > 2;
  return first.word.length + (within ? second.word.length : 0);
}

/** 「海尔」「海尔生物」「海尔生物医疗」: the name grown word by word up to its legal form. */
function grow(
  words: readonly PlacedToken[],
  core: string,
  usedAlone: (name: string) => boolean,
): readonly string[] {
  const forms: string[] = [];
  let form = '';
  for (const word of words) {
    form += word.word;
    if (form.length > core.length) break;
    const loose = form.length === 2 && word.word.length === 1;
    if (form === word.word ? speaksForItself(word, usedAlone) : loose || form.length >= 3) forms.push(form);
  }
  return forms;
}

export interface NameParts {
  readonly name: string;
  /** Cuts words; the parts of a name are cut without its place. */
  readonly view: (text: string) => { readonly tokens: readonly PlacedToken[] };
  /** Places that the corpus's zones lie in. */
  readonly places: readonly string[];
  /** The text prints a short form by itself. */
  readonly usedAlone: (name: string) => boolean;
}

const PARK_KINDS = ['产业园', '园区', '项目', '园'];
const COMPANY_KINDS = ['公司', '集团'];

/** Short forms of a company's or project's name. */
export function nameAliases({ name, view, places, usedAlone }: NameParts): readonly string[] {
  if (AGENCY.test(name)) return agencyAliases(name);
  if (!LEGAL_FORM.test(name) && !PARK_WORD.test(name) && /[部院委]$/u.test(name)) return [];
  const whole = name.replace(/（[^）]*）/u, '');
  const lead = whole.slice(0, placeLength(view(whole).tokens, places));
  const core = whole.replace(LEGAL_FORM, '').replace(PARK_WORD, '').slice(lead.length);
  const own = grow(view(whole.slice(lead.length)).tokens, core, usedAlone);
  const forms = [...own, ...(core.length >= 3 ? [core] : [])];
  const park = PARK_WORD.exec(whole)?.[0];
  const kinds = park?.endsWith('项目') ? ['项目'] : park ? PARK_KINDS : COMPANY_KINDS;
  const placed = lead === '' ? [] : forms.map((form) => lead + form);
  const all = [...forms, ...placed];
  return [...new Set([whole, ...all, ...all.flatMap((form) => kinds.map((kind) => form + kind))])].filter(
    (form) => form !== name && form.length >= 2,
  );
}

/** 「襄阳高新区行政审批局」 is also called 「行政审批局」. */
function agencyAliases(name: string): readonly string[] {
  const zone = new RegExp(
    `^[\\p{Script=Han}]{2,8}?(?:${ZONE_SUFFIXES.join('|')})(?=[\\p{Script=Han}]{3,})`,
    'u',
  ).exec(name);
  return zone ? [name.slice(zone[0].length)] : [];
}
