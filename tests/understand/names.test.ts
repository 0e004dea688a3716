// What a question's names come to in the query, over the corpus: origins, refusals by name, choices.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/corpus/parse-page.js';
import { layGroundwork } from '../../src/knowledge/groundwork.js';
import { buildKnowledge } from '../../src/knowledge/knowledge.js';
import { DOMAIN_WORDS } from '../../src/search/synonyms.js';
import { readCorpusFolder } from '../../src/store/corpus-folder.js';
import { createSegmenter } from '../../src/text/segmenter.js';
import { ambiguity } from '../../src/understand/ambiguity.js';
import { understand } from '../../src/understand/understand.js';

const segmenter = createSegmenter(DOMAIN_WORDS);
const { sources } = readCorpusFolder(fileURLToPath(new URL('../../corpus', import.meta.url)));
const pages = sources.map((source) => parsePage(source, segmenter));
const knowledge = buildKnowledge(layGroundwork(pages, segmenter), segmenter);
const query = (text: string) => understand(text, knowledge);

describe('origins', () => {
  it.each([
    ['崂应海那列入了什么', '青岛崂应海纳光电环保集团有限公司'],
    ['侯巧坤是谁', '侯乔坤'],
    ['hai er', '青岛海尔生物医疗股份有限公司'],
    ['Kaifeng demonstration zone', '开封市城乡一体化示范区'],
    ['How many patents does Guiyang have?', '贵阳高新区'],
  ])('「%s」 is corrected to 「%s」, and the query says so', (text, meant) => {
    const { zones, entities, corrections } = query(text);
    expect([...zones, ...entities].map(({ origin }) => origin)).toEqual(['corrected']);
    expect(corrections).toMatchObject([{ meant }]);
  });

  it('what is written is said', () => {
    expect(query('青岛高新区怎么样')).toMatchObject({ zones: [{ origin: 'said' }], corrections: [] });
  });
});

describe('names that the corpus lacks', () => {
  it.each([
    ['How many companies are there in Shenzhen High-tech Zone?', '深圳高新区'],
    ['青岛经开区有多少企业', '青岛经开区'],
    ['天津经开区怎么样', '天津经开区'],
    ['贵安新区怎么样', '贵安新区'],
    ['Optics Valley companies', '光谷'],
  ])('%s: %s', (text, name) => {
    expect(query(text)).toMatchObject({ foreign: [name], zones: [] });
  });

  it('unknown English words are terms', () => {
    const words = query('How many quantum computers does Guiyang have?').terms.map(({ word }) => word);
    expect(words).toContain('quantum');
  });
});

describe('names between which a question does not choose', () => {
  it('「奔腾怎么样」 may ask about a company or one of two parks', () => {
    expect(ambiguity(query('奔腾怎么样'), knowledge)).toEqual([
      '奔腾（河南）智能制造有限公司',
      '奔腾智能装备制造产业园',
      '奔腾激光产业园',
    ]);
  });

  it.each([
    ['a figure tells which', '奔腾总投资多少'],
    ['a post tells which', '奔腾的副总裁是谁'],
    ['a company and its own project', '埃地沃兹怎么样'],
    ['one entity', '海尔怎么样'],
    ['no name', '有多少企业'],
  ])('%s: 「%s」 is clear', (_why, text) => expect(ambiguity(query(text), knowledge)).toBeNull());

  it('a choice that was made before is kept', () => {
    const asked = query('奔腾怎么样');
    const entities = asked.entities.map((slot) => ({ ...slot, origin: 'carried' as const }));
    expect(ambiguity({ ...asked, entities }, knowledge)).toBeNull();
  });
});
