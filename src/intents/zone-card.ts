// A zone on one picture: the figures that stand by themselves, a chart where like can be set beside like, and the sources.
import {
  type CardFigure,
  type CardRow,
  cardEvidence,
  type PrintedFigure,
  type ShareChart,
  type ZoneCard,
} from '../answer/card.js';
import { lineEvidence } from '../answer/evidence.js';
import { articleLine, CARD, LABELS, plannedLabel } from '../answer/wording.js';
import type { Entity, QuantityFact } from '../facts/types.js';
import { measureKey } from '../find/alike.js';
import { chartedFigures } from '../find/charted.js';
import { ownerOf } from '../find/key-figures.js';
import { isShare, measuredWords, standaloneFigures } from '../find/standalone-figures.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { organizationsOf } from './companies.js';
import { evidenceFor } from './found.js';
import { actItem, actsOf } from './overview.js';
import { headEvidence } from './zones.js';

const FIGURES = 6;
/** With fewer figures than this the words have to carry the picture. */
const FEW_FIGURES = 3;
const ENTRIES = 6;

const NUMERAL =
  /\d(?:[\d.,．，]*\d)?(?:[万亿]*[~～\-—–至到]\d(?:[\d.,]*\d)?)?|[〇零一二三四五六七八九十百千两半]+(?:点[〇零一二三四五六七八九]+)?/u;

/** 「约40亿元」 in its parts. A value without a numeral of its own (「上亿元」) is large as a whole. */
export function printedFigure(text: string): PrintedFigure {
  const match = /^百分之|分之/u.test(text) ? null : NUMERAL.exec(text);
  if (!match) return { lead: '', numeral: text, unit: '' };
  const [numeral] = match;
  return {
    lead: text.slice(0, match.index),
    numeral,
    unit: text.slice(match.index + numeral.length),
  };
}

/** The date as the sentence prints it: of 「2020年至2022年」 both ends. */
function periodOf({ time, sentence }: QuantityFact, knowledge: Knowledge): string | null {
  const key = JSON.stringify(time);
  const said = knowledge.sentences[sentence].dates.findLast(({ date }) => JSON.stringify(date) === key);
  return said?.date.year ? said.text : null;
}

function cardFigure(fact: QuantityFact, knowledge: Knowledge, zone: string): CardFigure {
  return {
    label: measuredWords(fact),
    owner: ownerOf(fact, knowledge, zone),
    figure: printedFigure(fact.quantity.text),
    planned: fact.planned,
    period: periodOf(fact, knowledge),
    evidence: evidenceFor(knowledge, fact.sentence),
  };
}

interface Chart {
  readonly chart: ZoneCard['chart'];
  /** The figures that it shows, which need not be shown again. */
  readonly used: readonly QuantityFact[];
}

function chartOf(knowledge: Knowledge, zone: string, own: readonly QuantityFact[]): Chart {
  const elsewhere = knowledge.articles.flatMap(({ zone: about, index }) => (about === zone ? [] : [index]));
  const charted = chartedFigures(knowledge, zone, own, standaloneFigures(knowledge, elsewhere));
  if (charted) {
    const [largest] = charted.figures;
    const bars = charted.figures.map((fact) => ({
      label:
        charted.by === 'growth'
          ? measuredWords(fact)
          : (ownerOf(fact, knowledge, null) ?? measuredWords(fact)),
      figure: printedFigure(fact.quantity.text),
      length: fact.quantity.base / largest.quantity.base,
      evidence: evidenceFor(knowledge, fact.sentence),
    }));
    const measure = measureKey({ attribute: measuredWords(largest), subject: largest.subject });
    const said = charted.by === 'growth' ? CARD.growth : measure;
    const title = largest.planned ? plannedLabel(said) : said;
    return { chart: { type: 'bars', title, bars }, used: charted.figures };
  }
  const share = own.find(isShare);
  if (!share) return { chart: null, used: [] };
  const chart: ShareChart = {
    type: 'share',
    share: share.quantity.amount / 100,
    figure: cardFigure(share, knowledge, zone),
  };
  return { chart, used: [share] };
}

/** Honours and acts, headings and companies, each with the line that prints it. */
function rowsOf(knowledge: Knowledge, zone: string): readonly CardRow[] {
  const acts = actsOf(knowledge, zone).map((act): CardRow => {
    const { label, text } = actItem(act, knowledge);
    return { label: label ?? '', entries: [text], evidence: [evidenceFor(knowledge, act.sentence)] };
  });
  const headings = knowledge
    .articlesAbout(zone)
    .flatMap((article) =>
      article.node.sections.flatMap(({ heading }) => (heading ? [lineEvidence(heading, article)] : [])),
    )
    .slice(0, ENTRIES);
  const companies = organizationsOf(knowledge, zone, false)
    .flatMap(({ name }) => {
      const printed = knowledge.sentences.find(
        ({ text, article }) => knowledge.articles[article].zone === zone && text.includes(name),
      );
      return printed ? [{ name, evidence: evidenceFor(knowledge, printed.index) }] : [];
    })
    .slice(0, ENTRIES);
  return [
    ...acts,
    {
      label: LABELS.topics,
      entries: headings.map(({ quote }) => quote),
      evidence: headings,
    },
    {
      label: LABELS.companies,
      entries: companies.map(({ name }) => name),
      evidence: companies.map(({ evidence }) => evidence),
    },
  ].filter(({ entries }) => entries.length > 0);
}

/** Null where the corpus has no article about the zone, or only one without a headline that tells nothing. */
export function zoneCard(knowledge: Knowledge, { id, name }: Entity): ZoneCard | null {
  const articles = knowledge.articlesAbout(id);
  const [article] = articles;
  if (!article) return null;
  const own = standaloneFigures(
    knowledge,
    articles.map(({ index }) => index),
  );
  const { chart, used } = chartOf(knowledge, id, own);
  const figures = own
    .filter((fact) => !used.includes(fact))
    .slice(0, FIGURES)
    .map((fact) => cardFigure(fact, knowledge, id));
  const rows = figures.length + used.length < FEW_FIGURES ? rowsOf(knowledge, id) : [];
  const headline = article.node.headline.text;
  if (headline === '' && figures.length + used.length + rows.length === 0) return null;
  const card = { zone: name, headline, figures, chart, rows };
  const evidence = [...headEvidence(article, knowledge), ...cardEvidence(card)];
  return { ...card, sources: [...new Set(evidence.map(articleLine))] };
}
