// The conversation as it scrolls: time stamps, bubbles, the typing state, and what can be tapped to go on.
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { ZoneRecord } from '../../../library/records.js';
import { Bubble, type BubbleActions, Row } from './bubble.js';
import type { Conversation } from './conversation.js';
import type { Message } from './history.js';
import { CHINESE, LanguageContext, tagOf, useWording } from './language.js';
import { needsStamp, stampText } from './time-stamp.js';

interface ChatProps {
  readonly conversation: Conversation;
  readonly zones: readonly ZoneRecord[];
  readonly actions: BubbleActions;
}

/** A reply that is there sooner needs no dots: they would only flicker. */
const DOTS_AFTER = 150;

function TypingDots() {
  const wording = useWording();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), DOTS_AFTER);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <Row side="bot">
      <p class="dots">
        <span class="unseen">{wording.typing}</span>
        <i />
        <i />
        <i />
      </p>
    </Row>
  );
}

function repliesTo(last: Message | undefined): readonly string[] {
  if (last?.from !== 'bot') return [];
  return last.answer.type === 'ask' ? last.answer.choices : last.answer.suggestions;
}

interface ChipsProps {
  readonly label: string;
  readonly entries: readonly { readonly text: string; readonly say: string }[];
  readonly say: (text: string) => void;
}

function Chips({ label, entries, say }: ChipsProps) {
  if (entries.length === 0) return null;
  return (
    <fieldset class="chips">
      <legend class="unseen">{label}</legend>
      {entries.map((entry) => (
        <button key={entry.say} type="button" lang={CHINESE} onClick={() => say(entry.say)}>
          {entry.text}
        </button>
      ))}
    </fieldset>
  );
}

function Stamp({ at }: { readonly at: number }) {
  const wording = useWording();
  const tag = tagOf(useContext(LanguageContext));
  return (
    <p class="stamp">
      <time dateTime={new Date(at).toISOString()}>{stampText(at, Date.now(), tag, wording.yesterday)}</time>
    </p>
  );
}

/** The newest question at the top, its answer below it: a long answer is read from its beginning. */
function useScroll(messages: readonly Message[], pending: boolean) {
  const log = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    const view = log.current;
    if (!view) return;
    const questions = view.querySelectorAll('.row.user');
    const newest = first.current ? undefined : questions[questions.length - 1];
    first.current = first.current && messages.length === 0;
    const above = newest ? newest.getBoundingClientRect().top - view.getBoundingClientRect().top : 0;
    view.scrollTop = newest && !pending ? view.scrollTop + above : view.scrollHeight;
  }, [messages.length, pending]);
  return log;
}

export function Chat({ conversation: { messages, pending, send }, zones, actions }: ChatProps) {
  const wording = useWording();
  const log = useScroll(messages, pending);
  const last = messages.at(-1);
  // What was tapped is gone in a moment: the focus stays in the conversation, and no phone opens its keyboard.
  const tap = (text: string) => {
    log.current?.focus({ preventScroll: true });
    send(text);
  };
  const isNew = messages.length === 1 && last?.from === 'bot' && last.greeting === true;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <div class="log" role="log" aria-live="polite" aria-label={wording.conversation} tabIndex={0} ref={log}>
      <div class="log-column">
        {messages.map((message, index) => (
          <div class="turn" key={`${message.at} ${index}`}>
            {needsStamp(message.at, messages[index - 1]?.at) && <Stamp at={message.at} />}
            <Bubble message={message} actions={actions} />
          </div>
        ))}
        {pending ? (
          <TypingDots />
        ) : (
          <>
            <Chips
              label={wording.quickReplies}
              entries={repliesTo(last).map((text) => ({ text, say: text }))}
              say={tap}
            />
            {isNew && (
              <Chips
                label={wording.askAboutZone}
                entries={zones.map(({ id }) => ({ text: id, say: `${id}怎么样？` }))}
                say={tap}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}
