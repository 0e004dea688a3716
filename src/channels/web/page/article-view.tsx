// An article as it was parsed: headline, bylines, sections, sentences, with facts underlined by type and doubts dotted.
import { useEffect, useRef } from 'preact/hooks';
import type { ArticleRecord, MarkedFact, SentenceRecord } from '../../../library/records.js';
import { doubtsIn, piecesOf, sentenceAt, typesIn } from './article-text.js';
import { CHINESE, useWording } from './language.js';
import { factPath, followHere } from './route.js';

interface ArticleTextProps {
  readonly article: ArticleRecord;
  readonly anchor: string | null;
}

/** A fact leads to its own address, where the bot states it. */
function FactMark({ fact, text }: { readonly fact: MarkedFact; readonly text: string }) {
  const wording = useWording();
  const type = wording.factTypes[fact.type];
  const doubt = fact.doubt === null ? null : wording.doubt(wording.factDoubt(fact.doubt));
  const path = factPath(fact.id);
  return (
    <a
      class={`fact ${fact.type}${doubt === null ? '' : ' doubtful'}`}
      href={path}
      title={doubt === null ? type : `${type} · ${doubt}`}
      onClick={(event) => followHere(event, path)}
    >
      {text}
      {doubt !== null && <span class="unseen">（{doubt}）</span>}
    </a>
  );
}

interface SentenceTextProps {
  readonly sentence: SentenceRecord;
  readonly lit: boolean;
  readonly doubts: readonly string[];
}

function SentenceText({ sentence, lit, doubts }: SentenceTextProps) {
  const wording = useWording();
  const pieces = piecesOf(sentence).map(({ text, fact }, index) =>
    fact === null ? text : <FactMark key={`${fact.id} ${index}`} fact={fact} text={text} />,
  );
  const cut = sentence.truncated && <span class="cut">（{wording.truncated}）</span>;
  const title = doubts.length === 0 ? undefined : doubts.map(wording.doubt).join('\n');
  if (lit) {
    return (
      <mark class="lit" title={title} tabIndex={-1}>
        <span class="unseen">{wording.answerSentence}：</span>
        {pieces}
        {cut}
      </mark>
    );
  }
  return (
    <span class={doubts.length === 0 ? undefined : 'doubted'} title={title}>
      {pieces}
      {cut}
    </span>
  );
}

function Legend({ article }: { readonly article: ArticleRecord }) {
  const wording = useWording();
  const types = typesIn(article);
  const hasDoubts = article.doubts.length > 0;
  if (types.length === 0 && !hasDoubts) return null;
  return (
    <p class="legend">
      {wording.legend}
      {types.map((type) => (
        <span key={type} class={`fact ${type}`}>
          {wording.factTypes[type]}
        </span>
      ))}
      {hasDoubts && <span class="doubted">{wording.doubtful}</span>}
    </p>
  );
}

function Doubts({ doubts }: ArticleRecord) {
  const wording = useWording();
  if (doubts.length === 0) return null;
  return (
    <section class="doubts">
      <h4>{wording.doubts(doubts.length)}</h4>
      <ul>
        {doubts.map(({ rule, span, line, message }) => (
          <li key={`${span.start} ${message}`}>
            {wording.line(line)} · {wording.printDoubt(rule, message)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Above = ({ text }: { readonly text: string | null }) => (text ? <p class="above">{text}</p> : null);

export function ArticleText({ article, anchor }: ArticleTextProps) {
  const wording = useWording();
  const text = useRef<HTMLElement>(null);
  const lit = sentenceAt(article, anchor);
  const litAnchor = lit?.anchor ?? null;
  useEffect(() => {
    const view = text.current?.parentElement;
    const sentence = text.current?.querySelector<HTMLElement>('.lit');
    if (!view) return;
    // Not scrollIntoView, which moves the page behind the reader, too.
    const into = sentence ? sentence.getBoundingClientRect().top - view.getBoundingClientRect().top : 0;
    view.scrollTop = sentence ? view.scrollTop + into - view.clientHeight / 3 : 0;
    sentence?.focus({ preventScroll: true });
  }, [article.id, litAnchor]);
  const printed = [article.newspaper && `《${article.newspaper}》`, article.date].filter(Boolean).join(' ');
  return (
    <article ref={text} lang={CHINESE}>
      <Above text={article.rubric} />
      <Above text={article.kicker} />
      <h3>{article.headline || article.file}</h3>
      {article.deck && <p class="deck">{article.deck}</p>}
      <p class="above">{[printed, ...article.bylines].filter(Boolean).join(' · ')}</p>
      {article.url !== null && /^https?:/u.test(article.url) && (
        <p class="above">
          <a href={article.url} target="_blank" rel="noopener noreferrer">
            {wording.original}
          </a>
        </p>
      )}
      <Legend article={article} />
      {article.sections.map(({ anchor: at, heading, paragraphs }) => (
        <section key={at}>
          {heading !== null && <h4>{heading}</h4>}
          {paragraphs.map((sentences) => (
            <p key={sentences[0]?.anchor}>
              {sentences.map((sentence) => (
                <SentenceText
                  key={sentence.anchor}
                  sentence={sentence}
                  lit={sentence === lit}
                  doubts={doubtsIn(sentence, article.doubts).map(({ rule, message }) =>
                    wording.printDoubt(rule, message),
                  )}
                />
              ))}
            </p>
          ))}
        </section>
      ))}
      <Doubts {...article} />
    </article>
  );
}
