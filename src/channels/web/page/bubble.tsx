// One message of the conversation: the user's words, or an answer by its kind. Everything is text; nothing is parsed.

import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { CHAT_WORDING } from '../../../answer/chat-wording.js';
import { itemsBelow } from '../../../answer/plain.js';
import type { Ask, Found, Guide, Item, Thumb, Unknown } from '../../../answer/types.js';
import { comparisonOf } from './comparison.js';
import { ComparisonTable } from './comparison-table.js';
import { EvidenceFold, Quotes } from './evidence.js';
import type { Message } from './history.js';
import { BotAvatar, ShareIcon, UserAvatar } from './icons.js';
import { CHINESE, LanguageContext, useWording, writtenTag } from './language.js';
import { Thumbs } from './thumbs.js';
import { ZonePicture } from './zone-card.js';

export interface BubbleActions {
  readonly retry: (text: string) => void;
  readonly share: (fact: string) => void;
  readonly hasPicture: (zone: string) => boolean;
  readonly vote: (answer: string, thumb: Thumb) => void;
}

interface BubbleProps {
  readonly message: Message;
  readonly actions: BubbleActions;
}

interface RowProps {
  readonly side: 'bot' | 'user';
  readonly children: ComponentChildren;
}

export function Row({ side, children }: RowProps) {
  const wording = useWording();
  const { name } = CHAT_WORDING[useContext(LanguageContext)];
  return (
    <article class={`row ${side}`} aria-label={side === 'bot' ? name : wording.you}>
      {side === 'bot' ? <BotAvatar /> : <UserAvatar />}
      <div class="bubble">{children}</div>
    </article>
  );
}

const Notes = ({ notes }: { readonly notes: readonly string[] }) => (
  <>
    {notes.map((note) => (
      <p class="note" key={note}>
        {note}
      </p>
    ))}
  </>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </>
);

/** Labelled entries as terms and their values, plain ones as a list; in their order. */
function Items({ items }: { readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  if (items.some(({ label }) => label === null)) {
    return (
      <ul class="items">
        {items.map(({ label, text }) => (
          <li key={`${label} ${text}`}>{label === null ? text : `${label}：${text}`}</li>
        ))}
      </ul>
    );
  }
  return (
    <dl class="items">
      {items.map(({ label, text }) => (
        <div key={`${label} ${text}`}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface FoundBodyProps {
  readonly answer: Found;
  readonly actions: BubbleActions;
}

function FoundBody({ answer, actions }: FoundBodyProps) {
  const wording = useWording();
  const { kind, headline, items, evidence, zone, fact, notes } = answer;
  const table = comparisonOf(answer);
  return (
    <>
      <div lang={CHINESE}>
        <Notes notes={notes} />
        <p class="headline">{headline}</p>
      </div>
      {kind === 'overview' && zone !== null && actions.hasPicture(zone) && (
        <ZonePicture answer={answer} zone={zone} />
      )}
      {table ? (
        <ComparisonTable {...table} />
      ) : (
        <div lang={CHINESE}>
          <Items items={itemsBelow(answer)} />
        </div>
      )}
      <EvidenceFold evidence={evidence} said={[headline, ...items.map(({ text }) => text)]} />
      {fact && (
        <button type="button" class="quiet" onClick={() => actions.share(fact)}>
          <ShareIcon />
          {wording.share}
        </button>
      )}
    </>
  );
}

function UnknownBody({ notes, headline, nearest }: Unknown) {
  const wording = useWording();
  return (
    <>
      <div lang={CHINESE}>
        <Notes notes={notes} />
        <p class="headline calm">{headline}</p>
      </div>
      {nearest.length > 0 && (
        <div class="nearest">
          <p class="note">{wording.nearest}</p>
          <Quotes evidence={nearest} said={[]} />
        </div>
      )}
    </>
  );
}

const AskBody = ({ question }: Ask) => (
  <p class="headline" lang={CHINESE}>
    {question}
  </p>
);

const GuideBody = ({ lines }: Guide) => (
  <div lang={CHINESE}>
    <Lines lines={lines} />
  </div>
);

function BotBody({ message, actions }: BubbleProps & { readonly message: { from: 'bot' } }) {
  const { greeting } = CHAT_WORDING[useContext(LanguageContext)];
  const { answer } = message;
  // Its own words in the page's language: a greeting cites nothing.
  if (message.greeting && answer.type === 'guide') return <Lines lines={greeting} />;
  switch (answer.type) {
    case 'found':
      return <FoundBody answer={answer} actions={actions} />;
    case 'unknown':
      return <UnknownBody {...answer} />;
    case 'ask':
      return <AskBody {...answer} />;
    case 'guide':
      return <GuideBody {...answer} />;
    default:
      return answer satisfies never;
  }
}

export function Bubble({ message, actions }: BubbleProps) {
  const wording = useWording();
  switch (message.from) {
    case 'user':
      return (
        <Row side="user">
          <p lang={writtenTag(message.text)}>
            {/^\/fact\s/u.test(message.text) ? wording.openedFact : message.text}
          </p>
        </Row>
      );
    case 'bot': {
      const { id, thumb } = message;
      return (
        <Row side="bot">
          <BotBody message={message} actions={actions} />
          {id && <Thumbs given={thumb} give={(given) => actions.vote(id, given)} />}
        </Row>
      );
    }
    case 'page':
      return (
        <Row side="bot">
          <Lines lines={message.lines} />
        </Row>
      );
    case 'failure':
      return (
        <Row side="bot">
          <p class="headline calm">{message.later ? wording[message.later] : wording.failed}</p>
          {!message.later && <p class="note">{message.reason || wording.offline}</p>}
          <button type="button" class="quiet" onClick={() => actions.retry(message.text)}>
            {wording.retry}
          </button>
        </Row>
      );
    default:
      return message satisfies never;
  }
}
