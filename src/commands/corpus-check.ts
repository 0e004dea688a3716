// What `corpus check` has to say of a corpus without a problem.
import type { Page } from '../corpus/types.js';
import type { Knowledge } from '../knowledge/knowledge.js';

type Checked = Pick<Knowledge, 'pages' | 'articles' | 'zones' | 'facts'>;

export function formatCheck({ pages, articles, zones, facts }: Checked): string {
  const files = new Set(pages.map(({ source }) => source.file)).size;
  return [
    `${files} files, ${articles.length} articles, ${zones.length} zones, ${facts.length} facts`,
    doubtsLine(pages),
  ].join('\n');
}

/** 「3 doubts: open quotation 2, stray line 1」 */
function doubtsLine(pages: readonly Page[]): string {
  const rules = pages.flatMap(({ doubts }) => doubts.map(({ rule }) => rule));
  const counts = [...new Set(rules)]
    .map((rule) => [rule, rules.filter((other) => other === rule).length] as const)
    .sort((a, b) => b[1] - a[1]);
  const listed = counts.map(([rule, count]) => `${rule} ${count}`).join(', ');
  return rules.length === 0 ? '0 doubts' : `${rules.length} doubts: ${listed}; see zonebot corpus report`;
}
