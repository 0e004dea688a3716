// The page's language and its look, as the user set them, else as the browser says.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { type Language, languageOf } from '../../../answer/chat-wording.js';
import { PAGE_WORDING, type PageWording } from '../../../answer/page-wording.js';
import { readStored, writeStored } from './browser-store.js';

export const LanguageContext = createContext<Language>('zh');
export const useWording = (): PageWording => PAGE_WORDING[useContext(LanguageContext)];

/** Of the corpus and of answers. */
export const CHINESE = 'zh-CN';
export const tagOf = (language: Language): string => (language === 'zh' ? CHINESE : 'en');

const HAN = /\p{Script=Han}/u;
/** Of what a user wrote. */
export const writtenTag = (text: string): string | undefined => (HAN.test(text) ? CHINESE : undefined);

const LANGUAGE = 'zonebot.language';
const THEME = 'zonebot.theme';

export function useLanguage(): readonly [Language, () => void] {
  const [language, setLanguage] = useState<Language>(() =>
    languageOf(readStored('localStorage', LANGUAGE) ?? navigator.language),
  );
  useEffect(() => {
    document.documentElement.lang = tagOf(language);
  }, [language]);
  const toggle = () => {
    const other = language === 'zh' ? 'en' : 'zh';
    writeStored('localStorage', LANGUAGE, other);
    setLanguage(other);
  };
  return [language, toggle];
}

export type Theme = 'auto' | 'light' | 'dark';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(
    () => THEMES.find((known) => known === readStored('localStorage', THEME)) ?? 'auto',
  );
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const next = () => {
    const following = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
    writeStored('localStorage', THEME, following);
    setTheme(following);
  };
  return [theme, next];
}
