// A reply as one message with several sides: pages of a long answer, sections of a zone card, the places of its evidence.
// Buttons turn the message from one side to another; nothing is posted anew.
import { CHAT_WORDING, type Language } from '../../answer/chat-wording.js';
import type { Answer, Evidence, Found } from '../../answer/types.js';
import { quoteLine, sourceLine } from '../../answer/wording.js';
import { factLink, zoneLink } from './deep-links.js';
import { LIMITS } from './limits.js';
import { PAGE_MAX, pagesOf } from './pages.js';
import { cutRich, joined, link, packed, plain, type RichText, styled } from './rich-text.js';

export interface Tab {
  /** On the button that leads here. */
  readonly label: string;
  /** At least one, each a message within Telegram's limit. */
  readonly pages: readonly RichText[];
}

export interface Reply {
  /** The question that a button asked, for the others in the chat; null where it stands in the chat as typed. */
  readonly question: RichText | null;
  /** The first page of the first tab is what is sent. */
  readonly tabs: readonly Tab[];
  /** Questions to go on with. */
  readonly offers: readonly string[];
  /** Offered as a picture: the question that gets it. */
  readonly picture: string | null;
  /** Goes into the clipboard at a tap. */
  readonly copy: string | null;
  /** A question that gives this answer in any chat. */
  readonly share: string | null;
  /** Id of the answer that can be voted on; null for what is none. */
  readonly vote: string | null;
}

/** How and by whom a question was asked. */
export interface Asking {
  readonly language: Language;
  readonly asked: string;
  /** Nobody typed it: it stood on a button. */
  readonly byButton: boolean;
}

export interface ComposerParts {
  /** The bot's, without the at sign. */
  readonly username: string;
  /** It can be asked in any chat: BotFather's /setinline. */
  readonly isInline: boolean;
  readonly lookup: (question: string) => Answer;
  readonly hasPicture: (zone: string) => boolean;
}

export type Compose = (answer: Answer, asking: Asking) => Reply;

interface ReplyContext extends Asking, ComposerParts {}

/** Which side of a reply the message shows. */
export interface Side {
  readonly tab: number;
  readonly page: number;
}

export const FIRST_SIDE: Side = { tab: 0, page: 0 };

export function createComposer(parts: ComposerParts): Compose {
  // The bot gives the very same answer to a popular first question: it is composed once for each language.
  const composed = { zh: new WeakMap<Answer, Reply>(), en: new WeakMap<Answer, Reply>() };
  return (answer, asking) => {
    if (asking.byButton) return composeReply(answer, { ...asking, ...parts });
    const known = composed[asking.language].get(answer) ?? composeReply(answer, { ...asking, ...parts });
    composed[asking.language].set(answer, known);
    return known;
  };
}

function composeReply(answer: Answer, context: ReplyContext): Reply {
  const words = CHAT_WORDING[context.language];
  const question = context.byButton ? styled(words.asked(context.asked), 'italic') : null;
  const main = { label: words.back, pages: pagesOf(answer) };
  if (answer.type !== 'found')
    return {
      question,
      tabs: [main],
      offers: answer.type === 'ask' ? answer.choices : answer.suggestions,
      picture: null,
      copy: null,
      share: null,
      vote: null,
    };
  const { zone } = answer;
  const isCard = answer.kind === 'overview' && zone !== null;
  return {
    question,
    tabs: [
      main,
      ...(isCard ? sections(zone, context) : []),
      { label: words.source, pages: places(answer, context) },
    ],
    offers: answer.suggestions,
    picture: isCard && context.hasPicture(zone) ? `/card ${zone}` : null,
    copy: clipboard(answer),
    share: standsAlone(answer, context) ? context.asked : null,
    vote: null,
  };
}

/** What else a zone card can show; a section that has nothing is left out. */
function sections(zone: string, { language, lookup }: ReplyContext): readonly Tab[] {
  const words = CHAT_WORDING[language];
  return (['figures', 'companies', 'people', 'timeline'] as const).flatMap((section) => {
    const answer = lookup(`/${section} ${zone}`);
    return answer.type === 'found' ? [{ label: words[section], pages: pagesOf(answer) }] : [];
  });
}

/** A side as it stands in the chat. */
export function sideText({ question, tabs }: Reply, { tab, page }: Side): RichText {
  return joined([...(question === null ? [] : [question]), tabs[tab].pages[page]], '\n\n');
}

/** Each quote with the place where it can be looked up, and links that lead back here. */
function places(answer: Found, { language, username }: ReplyContext): readonly RichText[] {
  const words = CHAT_WORDING[language];
  const fact = answer.fact ? factLink(username, answer.fact) : null;
  const zone = answer.zone === null ? null : zoneLink(username, answer.zone);
  const links = joined(
    [
      ...(fact === null ? [] : [link(words.linkToFact, fact)]),
      ...(zone === null ? [] : [link(words.linkToZone, zone)]),
    ],
    ' · ',
  );
  const place = (evidence: Evidence) =>
    joined(
      [
        styled(quoteLine(evidence), 'expandable_blockquote'),
        plain(sourceLine(evidence)),
        plain(words.place(evidence.file, evidence.start, evidence.end)),
      ],
      '\n',
    );
  const blocks = [styled(answer.headline, 'bold'), ...answer.evidence.map(place), links];
  return packed(
    blocks.flatMap((block) => cutRich(block, PAGE_MAX)),
    PAGE_MAX,
  );
}

/** The answer and its source, if both fit; a figure without its source is not handed out. */
function clipboard({ headline, evidence: [first] }: Found): string | null {
  const text = plain(`${headline}\n${sourceLine(first)}`).text;
  return text.length <= LIMITS.copyText ? text : null;
}

/** True for a question that is answered like this in any chat, without a conversation. */
function standsAlone({ headline }: Found, { asked, lookup, isInline }: ReplyContext): boolean {
  if (!isInline || asked.length > LIMITS.query) return false;
  const alone = lookup(asked);
  return alone.type === 'found' && alone.headline === headline;
}
