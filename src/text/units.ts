// The units Chinese newspapers count and measure in: 平方公里, 万元, 家, 个百分点.

export type UnitClass =
  | 'money'
  | 'area'
  | 'length'
  | 'mass'
  | 'volume'
  | 'energy'
  | 'power'
  | 'percent'
  | 'percentage point'
  | 'times'
  | 'duration'
  | 'people'
  | 'age'
  | 'count'
  | 'temperature'
  | 'ordinal'
  | 'number';

export interface Unit {
  /** As printed: ㎡. */
  readonly name: string;
  /** As shown: 平方米. */
  readonly unit: string;
  readonly unitClass: UnitClass;
  /** One of this unit is `factor` of `base`. */
  readonly factor: number;
  readonly base: string;
  /** What may not follow, because the characters then belong to another word: 家 before 具. */
  readonly notBefore: RegExp | null;
}

/** printed names, factor, shown name (the first printed one if left out), what may not follow */
type Row = readonly [names: string, factor: number, notBefore?: string];

const LATIN = '[A-Za-z]';
/** 个月 and 年 have no fixed length in seconds, so they keep a base of their own. */
const MONTHS: readonly Row[] = [
  ['个月 个多月 个半月', 1],
  ['年 年半', 12, '导|度|级|份|代|轻|初|底|末|月|鉴|报'],
  ['周年', 12],
];
const SECONDS: readonly Row[] = [
  ['秒 秒钟', 1],
  ['分钟', 60],
  ['小时 个小时 个多小时 个半小时', 3600, '候'],
  ['天', 86400, '津|然|空|气|山|河|府|水|下'],
  ['个工作日 工作日', 86400],
  ['周 个星期', 604800, '边|年|期|围|末|到|刊|[一二三四五六日]'],
];
const CLASSES: readonly (readonly [UnitClass, string, readonly Row[]])[] = [
  [
    'money',
    '元',
    [
      ['元 元人民币 块钱', 1, '化|素|旦|宵|首|老|气|件|结构|宇宙'],
      ['块', 1, '[\\p{Script=Han}\\d]'],
    ],
  ],
  ['money', '美元', [['美元 美金', 1]]],
  ['money', '欧元', [['欧元', 1]]],
  ['money', '日元', [['日元', 1]]],
  ['money', '港元', [['港元 港币', 1]]],
  ['money', '英镑', [['英镑', 1]]],
  [
    'area',
    '平方米',
    [
      ['平方米 平米 ㎡ m²', 1],
      ['平方公里 平方千米 km²', 1e6],
      ['公顷', 1e4],
      ['亩', 2000 / 3, '均|产'],
    ],
  ],
  [
    'length',
    '米',
    [
      ['米', 1, '饭|粉|面|线'],
      ['公里 千米', 1000],
      ['km', 1000, LATIN],
      ['厘米', 0.01],
      ['cm', 0.01, LATIN],
      ['毫米', 0.001],
      ['mm', 0.001, LATIN],
      ['微米', 1e-6],
      ['纳米', 1e-9],
    ],
  ],
  [
    'mass',
    '千克',
    [
      ['吨', 1000],
      ['公斤 千克', 1],
      ['kg', 1, LATIN],
      ['克', 0.001, '服|制|隆|拉|难'],
      ['毫克', 1e-6],
    ],
  ],
  [
    'volume',
    '立方米',
    [
      ['立方米 m³', 1],
      ['升', 0.001, '级|至|高|格|温|到|学|值|为'],
      ['毫升', 1e-6],
    ],
  ],
  [
    'energy',
    '千瓦时',
    [
      ['千瓦时 度电', 1],
      ['度', 1, '(?!电)'],
      ['kWh', 1, LATIN],
      ['兆瓦时', 1000],
      ['MWh', 1000, LATIN],
      ['吉瓦时', 1e6],
      ['GWh', 1e6, LATIN],
    ],
  ],
  [
    'power',
    '瓦',
    [
      ['瓦', 1],
      ['马力', 735.5],
      ['千瓦', 1e3],
      ['kW KW', 1e3, LATIN],
      ['兆瓦', 1e6],
      ['MW', 1e6, LATIN],
      ['吉瓦', 1e9],
      ['GW', 1e9, LATIN],
    ],
  ],
  ['percent', '%', [['% ％', 1]]],
  ['percentage point', '百分点', [['个百分点 百分点', 1]]],
  [
    'times',
    '倍',
    [
      ['倍', 1, '增'],
      ['成', 0.1, '为|立|功|果|本|就|员|长|都|效|熟|交|品|分|套|片|型'],
    ],
  ],
  ['duration', '月', MONTHS],
  ['duration', '秒', SECONDS],
  ['age', '岁', [['岁 周岁', 1]]],
  ['temperature', '度', [['度 ℃ 摄氏度', 1, '假|过|电']]],
  [
    'people',
    '人',
    [
      ['人', 1, '民|才|大|均|工|员|事|口|物|类|气|造|文|体'],
      ['名', 1, '单|片|牌|为|城|企|校|师|优|录|列'],
      ['位', 1, '于|置|居|列|一体'],
    ],
  ],
  ['people', '人次', [['人次', 1]]],
];

const CLASSIFIERS =
  '套 张 座 枚 辆 架 艘 片 株 间 栋 所 支 只 款 种 类 届 期 批 颗 根 幢 场 节 笔 起 份 篇 册 部 代 轮 例 条 大类 小类 大项 车道 趟 列 剂 学位 机位 泊位 车位 床位 标箱 宗 粒 瓶 盒 袋 罐 桶 箱 棵 盏 匹 批次 架次 班次';
/** Classifiers that also begin other words; what follows tells. */
const GUARDED: readonly (readonly [string, string])[] = [
  ['家', '具|庭|居|电|乡|长|园|政|装'],
  ['户', '外|籍|口|型'],
  ['个', '体|性|半|人所得|多月|多小时'],
  ['项', '链'],
  ['台', '湾|州|风|账|山|县|区|商'],
  ['件', '套'],
  ['床', '垫|上|单'],
  ['层', '次|面|级'],
  ['次', '产业|元|电池|能源|创业|供|日|年|于|要|数'],
  ['门', '峡|县|户|槛|店|诊|口'],
  ['大', '型|学|会|厦|力|量|幅|致|约|多|家|道|众|陆|连|赛|规|数|气|桥|街'],
  ['块', '钱'],
  ['双', '方|向|创|碳|重|月|周|休|边|语|轨|城|流|减|控|高'],
  ['对', '外|接|于|应|方|口|标|比|象|面'],
  ['处', '理|于|置|罚|长|分'],
  ['组', '织|成|件|建|合|装|团|长'],
  ['段', '落'],
];

export const UNITS: readonly Unit[] = [
  ...CLASSES.flatMap(([unitClass, base, rows]) => rows.flatMap((row) => readRow(unitClass, base, row))),
  ...CLASSIFIERS.split(' ').map((name) => classifier(name, null)),
  ...GUARDED.map(([name, notBefore]) => classifier(name, notBefore)),
];

const BY_NAME: ReadonlyMap<string, readonly Unit[]> = groupByName(UNITS);
const LONGEST_NAME = Math.max(...UNITS.map((unit) => unit.name.length));

/** The longest unit that begins at `index`, or null. */
export function unitAt(text: string, index: number): Unit | null {
  for (let length = LONGEST_NAME; length > 0; length -= 1) {
    const name = text.slice(index, index + length);
    const rest = text.slice(index + length, index + length + 4);
    const found = BY_NAME.get(name)?.find((unit) => !unit.notBefore?.test(rest));
    if (found && name.length === length) return found;
  }
  return null;
}

/** A unit by its whole name, with 万 or 亿 before it folded into the factor: 万平方米, 亿美元. */
export function unitNamed(name: string): Unit | null {
  const plain = BY_NAME.get(name)?.[0];
  if (plain) return plain;
  const scale = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }[name[0] ?? ''];
  const rest = scale ? unitNamed(name.slice(1)) : null;
  return rest && scale ? { ...rest, name, unit: name, factor: rest.factor * scale } : null;
}

function readRow(unitClass: UnitClass, base: string, [names, factor, notBefore]: Row): Unit[] {
  const printed = names.split(' ');
  // 块 is shown as 元 and ％ as %: a name worth as much as the base is the base.
  const unit = factor === 1 && (unitClass === 'money' || unitClass === 'percent') ? base : printed[0];
  return printed.map((name) => ({ name, unit, unitClass, factor, base, notBefore: guard(notBefore) }));
}

function classifier(name: string, notBefore: string | null): Unit {
  return { name, unit: name, unitClass: 'count', factor: 1, base: name, notBefore: guard(notBefore) };
}

function guard(notBefore: string | null | undefined): RegExp | null {
  return notBefore ? new RegExp(`^(?:${notBefore})`, 'u') : null;
}

function groupByName(units: readonly Unit[]): ReadonlyMap<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) groups.set(unit.name, [...(groups.get(unit.name) ?? []), unit]);
  return groups;
}
