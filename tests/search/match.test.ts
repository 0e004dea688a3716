import { describe, expect, it } from 'vitest';
import { matchTerm, placeOfTerm } from '../../src/search/match.js';

const term = (word: string, ...synonyms: readonly string[]) => ({ word, synonyms });

describe('matchTerm', () => {
  it.each([
    ['the word itself', term('研发机构'), '已聚集研发机构278家', 1],
    ['a word that would do', term('动工', '开工'), '项目昨日开工', 0.85],
    ['most of its characters', term('投标供应商'), '对供应商实行评价', 0.475],
    ['two characters that stand apart', term('投标商'), '投标的供应商', 0.475],
    ['an abbreviation', term('农高会'), '农业高新科技成果博览会', 0.55],
    ['nothing of it', term('利润'), '产值增长', 0],
    ['an abbreviation does not cross a mark', term('农高会'), '农业,高新,博览会', 0],
    ['one character says nothing else', term('床'), '病房', 0],
  ])('%s', (_, word, text, met) => {
    expect(matchTerm(word, text)).toBeCloseTo(met, 2);
  });
});

describe('placeOfTerm', () => {
  it.each([
    [term('开工'), '昨日开工', 2],
    [term('动工', '开工'), '昨日开工', 2],
    [term('利润'), '产值', -1],
  ])('%o in 「%s」 stands at %i', (word, text, place) => {
    expect(placeOfTerm(word, text)).toBe(place);
  });
});
