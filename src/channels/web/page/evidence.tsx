// Printed passages below an answer: the sentence, what of it the answer says, where it was printed, the way to the paper.
import type { Evidence } from '../../../answer/types.js';
import { notedQuote, sourceLine } from '../../../answer/wording.js';
import { PaperIcon } from './icons.js';
import { CHINESE, useWording } from './language.js';
import { markedPieces } from './printed-marks.js';
import { articlePath, followHere } from './route.js';

interface QuotesProps {
  readonly evidence: readonly Evidence[];
  /** What the answer says: its figures are marked in the quotes. */
  readonly said: readonly string[];
}

interface QuoteProps {
  readonly one: Evidence;
  readonly said: readonly string[];
}

function Quote({ one, said }: QuoteProps) {
  const wording = useWording();
  const path = articlePath(one.article, one.start);
  return (
    <li>
      <blockquote lang={CHINESE}>
        {markedPieces(notedQuote(one), said).map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
        {one.truncated && <span class="cut">（{wording.truncated}）</span>}
      </blockquote>
      <a class="paper-link" href={path} onClick={(event) => followHere(event, path)}>
        <PaperIcon />
        {wording.openInPaper}
      </a>
    </li>
  );
}

/** Quotes from one place stand together, the place named once beneath them. */
export function Quotes({ evidence, said }: QuotesProps) {
  const places = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const source = sourceLine(one);
    places.set(source, [...(places.get(source) ?? []), one]);
  }
  return (
    <>
      {[...places].map(([source, printed]) => (
        <figure class="place" key={source}>
          <ul>
            {printed.map((one) => (
              <Quote key={`${one.file} ${one.start}`} one={one} said={said} />
            ))}
          </ul>
          <figcaption lang={CHINESE}>{source}</figcaption>
        </figure>
      ))}
    </>
  );
}

export function EvidenceFold({ evidence, said }: QuotesProps) {
  const wording = useWording();
  return (
    <details class="evidence">
      <summary>{wording.evidence(evidence.length)}</summary>
      <Quotes evidence={evidence} said={said} />
    </details>
  );
}
