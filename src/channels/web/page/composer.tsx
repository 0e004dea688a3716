// Where a message is written: Enter sends, Shift+Enter breaks the line, an input method's Enter only confirms its words.
import type { TargetedKeyboardEvent } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { CHAT_WORDING } from '../../../answer/chat-wording.js';
import type { ZoneRecord } from '../../../library/records.js';
import { type Completion, completionsOf } from './completion.js';
import { LanguageContext, useWording, writtenTag } from './language.js';

interface ComposerProps {
  readonly zones: readonly ZoneRecord[];
  readonly pending: boolean;
  readonly send: (text: string) => void;
}

/** Code points; the bot refuses more. */
const LONGEST = 200;
const COUNTED_FROM = 160;
/** What some browsers say instead of `isComposing`, or after it. */
const COMPOSING_KEY = 229;
const LIST = 'completions';
/** An unfinished command is taken with Enter; a zone is only offered, for a part of its name will do. */
const firstActive = (text: string): number => (/^\/\S*$/u.test(text) ? 0 : -1);

function Counter({ text }: { readonly text: string }) {
  const wording = useWording();
  const count = [...text].length;
  if (count < COUNTED_FROM) return null;
  return (
    <p id="counter" class={count > LONGEST ? 'counter over' : 'counter'}>
      {count > LONGEST ? wording.over(count - LONGEST) : wording.left(LONGEST - count)}
    </p>
  );
}

interface CompletionListProps {
  readonly options: readonly Completion[];
  readonly active: number;
  readonly take: (option: Completion) => void;
}

function CompletionList({ options, active, take }: CompletionListProps) {
  const wording = useWording();
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [active]);
  return (
    <div id={LIST} class="completions" role="listbox" aria-label={wording.completions} tabIndex={0}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the focus stays in the text box
        <div
          key={option.text}
          id={`${LIST}-${index}`}
          ref={index === active ? chosen : null}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(option)}
        >
          <b>{option.label}</b> <span>{option.description}</span>
        </div>
      ))}
    </div>
  );
}

export function Composer({ zones, pending, send }: ComposerProps) {
  const wording = useWording();
  const { privateMenu } = CHAT_WORDING[useContext(LanguageContext)];
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const options = closed ? [] : completionsOf(text, privateMenu, zones);
  const open = options.length > 0;

  const write = (next: string) => {
    setText(next);
    setActive(firstActive(next));
    setClosed(false);
  };
  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);

  const take = (option: Completion) => {
    write(option.text);
    box.current?.focus();
  };
  const submit = () => {
    if (pending || text.trim() === '') return;
    write('');
    send(text.trim());
  };

  const onKey = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.isComposing || event.keyCode === COMPOSING_KEY) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (open && step !== undefined)
      setActive((Math.max(active, step < 0 ? 0 : -1) + step + options.length) % options.length);
    else if (open && event.key === 'Escape') setClosed(true);
    else if (open && (event.key === 'Tab' || (event.key === 'Enter' && active >= 0)) && !event.shiftKey)
      take(options[Math.max(active, 0)]!);
    else if (event.key === 'Enter' && !event.shiftKey) submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {open && <CompletionList options={options} active={active} take={take} />}
      <Counter text={text} />
      <div class="composer-row">
        {/* A text box of several lines may not have the role combobox; these attributes say the same of it. */}
        <textarea
          id="message"
          ref={box}
          rows={1}
          value={text}
          lang={writtenTag(text)}
          aria-label={wording.message}
          placeholder={wording.placeholder}
          autocomplete="off"
          enterkeyhint="send"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={open ? LIST : undefined}
          aria-activedescendant={open && active >= 0 ? `${LIST}-${active}` : undefined}
          aria-describedby={[...text].length < COUNTED_FROM ? undefined : 'counter'}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <button type="submit" class="send" disabled={pending || text.trim() === ''}>
          {wording.send}
        </button>
      </div>
    </form>
  );
}
