// Names that no newspaper prints: two zones, companies, parks and people, for tests of the name finder.
import type { Entity, EntityKind } from '../../src/facts/types.js';
import { buildNameFinder, type NameFinder } from '../../src/knowledge/names/name-finder.js';
import { fold } from '../../src/text/normalize.js';
import { createSegmenter } from '../../src/text/segmenter.js';

const entity = (kind: EntityKind, name: string, ...aliases: string[]): Entity => ({
  id: `${kind}:${name}`,
  kind,
  name,
  aliases,
  articles: [0],
});

export const ENTITIES: readonly Entity[] = [
  entity('zone', '青岛高新区', '青岛', '青岛市', '青岛高新技术产业开发区', '青岛国家高新技术产业开发区'),
  entity('zone', '天津滨海高新区', '天津', '滨海', '滨海高新区', '天津滨海', '天津高新区'),
  entity('zone', '贵阳高新区', '贵阳', '贵阳市', '贵阳国家高新技术产业开发区', '湖北贵阳高新区'),
  entity(
    'organization',
    '青岛鲸澜生物医疗股份有限公司',
    '鲸澜',
    '鲸澜生物',
    '鲸澜生物医疗',
    '鲸澜生物医疗公司',
    '青岛鲸澜',
  ),
  entity('organization', '帕尔沃兹真空泵有限公司', '帕尔沃兹', '帕尔沃兹真空泵'),
  entity('organization', '天匠动画', '天匠'),
  entity('organization', '柏腾智能制造有限公司', '柏腾', '柏腾智能'),
  entity('project', '柏腾智能产业园', '柏腾', '柏腾智能', '柏腾产业园'),
  entity('project', '聪慧山文化创意产业园', '聪慧山', '聪慧山文化创意'),
  entity('person', '蒯锡哲'),
  entity('person', '诸葛晓辉'),
  entity('person', '龚岚'),
];

/** A finder over these names; `printed` are other words that the corpus prints. */
export function finderOf(entities: readonly Entity[] = ENTITIES, printed = ''): NameFinder {
  const texts = [...entities.flatMap(({ name, aliases }) => [name, ...aliases]).map(fold), printed];
  return buildNameFinder(
    { entities: new Map(entities.map((each) => [each.id, each])) },
    createSegmenter(),
    (words) => texts.some((text) => text.includes(words)),
  );
}

/** What was found, as 「said → meant」; 「said」 alone where it was written so, 「✗」 where the corpus lacks it. */
export function described(finder: NameFinder, question: string): readonly string[] {
  return finder.find(fold(question).replace(/\s+/gu, ' ').trim()).map(({ said, meant, origin, entities }) => {
    const taken = origin === 'corrected' ? `${said} → ${meant}` : said;
    return entities.length === 0 ? `✗ ${taken}` : taken;
  });
}
