// What development zones are called, by class: a question's 「高新区」 means the text's 「高新技术产业开发区」.

export interface ZoneClass {
  readonly id: string;
  /** Longest first; the first one of two characters or more that people say is `short`. */
  readonly suffixes: readonly string[];
  readonly short: string;
}

export const ZONE_CLASSES: readonly ZoneClass[] = [
  {
    id: 'hightech',
    short: '高新区',
    suffixes: [
      '国家高新技术产业开发区',
      '高新技术产业开发区',
      '高新技术产业示范区',
      '高新技术产业园区',
      '高新技术开发区',
      '高新技术园区',
      '国家高新区',
      '高新开发区',
      '高新区',
    ],
  },
  {
    id: 'economic',
    short: '经开区',
    suffixes: ['国家级经济技术开发区', '经济技术开发区', '经济开发区', '国家经开区', '经开区', '开发区'],
  },
  { id: 'innovation', short: '自创区', suffixes: ['国家自主创新示范区', '自主创新示范区', '自创区'] },
  { id: 'integration', short: '示范区', suffixes: ['城乡一体化示范区', '一体化示范区', '示范区'] },
  { id: 'bonded', short: '保税区', suffixes: ['综合保税区', '保税物流园区', '保税港区', '综保区', '保税区'] },
  {
    id: 'freetrade',
    short: '自贸区',
    suffixes: ['自由贸易试验区', '自由贸易港', '自贸试验区', '自贸区', '自贸港'],
  },
  { id: 'newarea', short: '新区', suffixes: ['国家级新区', '新区'] },
  {
    id: 'industrial',
    short: '工业园区',
    suffixes: ['工业园区', '工业集中区', '产业集聚区', '工业园', '工业区'],
  },
  {
    id: 'science',
    short: '科技园区',
    suffixes: ['农业科技园区', '高科技园区', '科技园区', '农业科技园', '科学城', '科技城', '科创城'],
  },
  {
    id: 'cooperation',
    short: '合作区',
    suffixes: ['合作示范区', '合作区', '试验区', '先行区', '实验区', '度假区'],
  },
];

const BY_SUFFIX = new Map(
  ZONE_CLASSES.flatMap((zone) => zone.suffixes.map((suffix) => [suffix, zone] as const)),
);

/** Every suffix, longest first. */
export const ZONE_SUFFIXES: readonly string[] = [...BY_SUFFIX.keys()].sort((a, b) => b.length - a.length);

/** The class of a suffix. */
export function zoneClass(suffix: string): ZoneClass {
  return BY_SUFFIX.get(suffix)!;
}

const AT_END = new RegExp(`(?:${ZONE_SUFFIXES.join('|')})$`, 'u');

/** The longest zone word at the end of a name, 「青岛｜高新区」, or null. */
export function zoneSuffix(name: string): string | null {
  return AT_END.exec(name)?.[0] ?? null;
}
