// The page as a whole: header, chat, composer, and beside or over them the newspaper text.
import { useEffect, useState } from 'preact/hooks';
import { CHAT_WORDING, privacyCommand } from '../../../answer/chat-wording.js';
import { PAGE_WORDING } from '../../../answer/page-wording.js';
import type { Thumb } from '../../../answer/types.js';
import type { ZoneRecord } from '../../../library/records.js';
import * as api from './api.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { useConversation } from './conversation.js';
import { ClearDialog, KeyDialog } from './dialogs.js';
import { BinIcon, ThemeIcon } from './icons.js';
import { CHINESE, LanguageContext, useLanguage, useTheme } from './language.js';
import { Reader } from './reader.js';
import { factPath, leaveFact, type Route, useRoute } from './route.js';

/** How long a notice stays. */
const NOTICE = 4000;

function useNotice(): readonly [string, (text: string) => void] {
  const [notice, setNotice] = useState('');
  useEffect(() => {
    if (notice === '') return;
    const timer = setTimeout(() => setNotice(''), NOTICE);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, setNotice];
}

function useZones(): readonly ZoneRecord[] {
  const [zones, setZones] = useState<readonly ZoneRecord[]>([]);
  useEffect(() => {
    // Without them the chat works all the same.
    api.zones().then(setZones, () => {});
  }, []);
  return zones;
}

/** The server's question for a key, as a dialog; null while there is none. */
function useKeyPrompt(): ((key: string | null) => void) | null {
  const [answer, setAnswer] = useState<((key: string | null) => void) | null>(null);
  useEffect(() => {
    api.setKeyPrompt(
      () =>
        new Promise((resolve) => {
          setAnswer(() => (key: string | null) => {
            setAnswer(null);
            resolve(key);
          });
        }),
    );
  }, []);
  return answer;
}

export function App() {
  const [language, toggleLanguage] = useLanguage();
  const [theme, nextTheme] = useTheme();
  const [notice, setNotice] = useNotice();
  const [clearing, setClearing] = useState(false);
  const answerKey = useKeyPrompt();
  const zones = useZones();
  const route = useRoute();
  const conversation = useConversation();
  const wording = PAGE_WORDING[language];
  const { name } = CHAT_WORDING[language];

  useEffect(() => {
    document.title = name;
  }, [name]);

  useEffect(() => openWith(route), [route]);
  function openWith(opened: Route): void {
    const { messages, send, greet } = conversation;
    const asked = messages.findLast(({ from }) => from === 'user');
    const wanted = opened.to === 'fact' ? `/fact ${opened.id}` : null;
    if (wanted !== null && !(asked?.from === 'user' && asked.text === wanted)) send(wanted);
    else if (messages.length === 0) greet();
  }

  const clear = async () => {
    setClearing(false);
    leaveFact();
    const isGone = await conversation.clear();
    setNotice(isGone ? wording.cleared : wording.halfCleared);
    conversation.greet();
  };

  const tellPrivacy = async (asked: string) => {
    try {
      conversation.say(asked, wording.privacy(await api.questionDays()));
    } catch {
      setNotice(wording.offline);
    }
  };

  const say = (text: string) => {
    leaveFact();
    const asked = privacyCommand(text);
    if (asked === 'forget') void clear();
    else if (asked === 'privacy') void tellPrivacy(text);
    else conversation.send(text);
  };

  const share = async (fact: string) => {
    const url = `${location.origin}${factPath(fact)}`;
    try {
      if (navigator.share) return await navigator.share({ title: name, url });
      await navigator.clipboard.writeText(url);
      setNotice(wording.copied);
    } catch (error) {
      // Changed their mind: nothing to say. Not allowed to copy: the link itself.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setNotice(wording.linkIs(url));
    }
  };

  const actions = {
    retry: conversation.retry,
    share: (fact: string) => void share(fact),
    vote: (answer: string, thumb: Thumb) =>
      void conversation
        .vote(answer, thumb)
        .then((isNoted) => setNotice(isNoted ? wording.voted : wording.notVoted)),
    hasPicture: (zone: string) => zones.some(({ id, picture }) => id === zone && picture),
  };

  return (
    <LanguageContext.Provider value={language}>
      <a class="skip" href="#message">
        {wording.skip}
      </a>
      <div class={route.to === 'article' ? 'page reading' : 'page'}>
        <header class="top">
          <div>
            <h1>{name}</h1>
            {zones.length > 0 && <p>{wording.subtitle(zones.length)}</p>}
          </div>
          <button
            type="button"
            class="tool"
            lang={language === 'zh' ? 'en' : CHINESE}
            aria-label={wording.otherLanguage}
            onClick={toggleLanguage}
          >
            {language === 'zh' ? 'EN' : '中'}
          </button>
          <button
            type="button"
            class="tool"
            aria-label={wording.theme[theme]}
            title={wording.theme[theme]}
            onClick={nextTheme}
          >
            <ThemeIcon theme={theme} />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={wording.clear}
            title={wording.clear}
            onClick={() => setClearing(true)}
          >
            <BinIcon />
          </button>
        </header>
        <main>
          <Chat conversation={{ ...conversation, send: say }} zones={zones} actions={actions} />
          <Composer zones={zones} pending={conversation.pending} send={say} />
        </main>
        {route.to === 'article' && <Reader id={route.id} anchor={route.anchor} />}
      </div>
      <p class={notice === '' ? 'notice' : 'notice shown'} role="status">
        {notice}
      </p>
      {answerKey && <KeyDialog onKey={answerKey} />}
      {clearing && <ClearDialog onClear={() => void clear()} onCancel={() => setClearing(false)} />}
    </LanguageContext.Provider>
  );
}
