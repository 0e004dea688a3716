// One message in, one answer out. Everything that a channel needs, and nothing that it must know.
import { LRUCache } from 'lru-cache';
import type { ZoneCard } from './answer/card.js';
import { describeAnswer } from './answer/describe.js';
import type { Answer } from './answer/types.js';
import { chosenNote, didYouMean, otherZoneNote, UNKNOWN_COMMAND, WHICH_ONE } from './answer/wording.js';
import type { Intent, IntentInput } from './intents/intent.js';
import { furtherPassages, newIn, noMore, seenIn, unseen } from './intents/more.js';
import { candidateQuestions } from './intents/suggest.js';
import { LONGEST_QUESTION, unreadable } from './intents/unreadable.js';
import { zoneCard } from './intents/zone-card.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { closest } from './text/distance.js';
import { fold } from './text/normalize.js';
import { clarifications } from './understand/ambiguity.js';
import { chosenQuestion } from './understand/choice.js';
import { describeQuery } from './understand/describe.js';
import { knownSession } from './understand/known-session.js';
import type { Query } from './understand/query.js';
import { remember, type Turn } from './understand/remember.js';
import { carryOver, NEW_SESSION, type Session } from './understand/session.js';
import { understand } from './understand/understand.js';
import { type Understood, understoodOf } from './understand/understood.js';

/** Where conversations are kept; one session is one conversation. */
export interface SessionStore {
  get(id: string): Session | undefined;
  set(id: string, session: Session): void;
}

export interface BotParts {
  readonly knowledge: Knowledge;
  readonly intents: readonly Intent[];
  readonly sessions: SessionStore;
}

export interface Bot {
  /** Answers one message of a conversation; null begins one. Deterministic; throws on bugs only. */
  converse(text: string, session: Session | null): Conversed;
  /** The same, with conversations in this process's memory. */
  reply(id: string, text: string): Answer;
  /** Answers a first question, outside any conversation. */
  lookup(text: string): Answer;
  /** A zone by its whole name as a picture tells it; null for an unknown one, or one with nothing to show. */
  card(zone: string): ZoneCard | null;
  /** How the answer to a first question comes about, line by line. */
  explain(text: string): string;
  /** Words that are understood behind a slash. */
  readonly commands: ReadonlySet<string>;
}

/** A reply, what the conversation knows after it, and how the message was taken. */
export type Conversed = {
  readonly answer: Answer;
  readonly session: Session;
  readonly understood: Understood;
  /** The reply to this first question was there already; null for a later one, whose reply never is. */
  readonly isKnown: boolean | null;
};

const SUGGESTIONS = 3;
/** Questions of a conversation that are not suggested again. */
const REMEMBERED = 20;
/** First questions whose replies are kept: the pages do not change, so a popular one is answered once. */
const FIRST_REPLIES = 500;

export function createBot({ knowledge, intents, sessions }: BotParts): Bot {
  /** Headlines of suggested questions' answers; null where the bot cannot answer one. */
  const answerable = new Map<string, string | null>();
  const firstReplies = new LRUCache<string, Conversed>({ max: FIRST_REPLIES });

  const input = (query: Query, session: Session, trace: IntentInput['trace'] = () => {}): IntentInput => ({
    query,
    knowledge,
    session,
    seen: () => false,
    headlineOf,
    trace,
  });

  const ask = (asked: IntentInput, accepts: (answer: Answer) => boolean): Turn | null => {
    for (const intent of intents) {
      if (!intent.applies(asked.query, asked.session)) continue;
      const answer = intent.answer(asked);
      asked.trace(`intent ${intent.name}: ${answer === null ? 'passes' : answer.type}`);
      if (answer === null) continue;
      return accepts(answer) ? { answer, query: asked.query, by: { by: intent.name, command: false } } : null;
    }
    return null;
  };

  /** The first reading that finds something; if none does, the refusal of the first one. */
  const askReadings = (readings: readonly Query[], session: Session, trace: IntentInput['trace']): Turn => {
    for (const query of readings) {
      trace(describeQuery(query));
      const turn = ask(input(query, session, trace), (answer) => answers(answer, readings[0], query));
      if (turn) return { ...turn, answer: ownUp(turn.answer, readings[0], query) };
    }
    // What was said alone is refused as such, unless it plainly goes on about something.
    const quietly = (query: Query) => ask(input(query, session), () => true)!;
    const alone = readings.at(-1)!;
    const offTopic = alone.elliptical ? null : quietly(alone);
    if (offTopic?.answer.type === 'unknown' && offTopic.answer.reason === 'scope')
      return { ...offTopic, query: null };
    return quietly(readings[0]);
  };

  /** 「还有吗」: the intent that answered last, asked again for what it has not shown. */
  const goOn = (query: Query, { shown, last, ...session }: Session, trace: IntentInput['trace']): Turn => {
    const intent = intents.find(({ name }) => name === shown?.by);
    if (!shown || !last || !intent) return { answer: noMore(null), query: null, by: null };
    trace(`goes on with ${intent.name}: ${last.raw}`);
    const again: IntentInput = {
      ...input(last, { ...session, shown, last }, trace),
      knowledge: unseen(knowledge, shown),
      seen: seenIn(shown),
    };
    const answer = shown.command && intent.command ? intent.command(again) : intent.answer(again);
    const more = newIn(answer, shown) ?? furtherPassages(last, knowledge, shown);
    return { answer: more ?? noMore(shown), query, by: null };
  };

  /** The conversation's zone, where a reading that leaves it aside is answered from another one. */
  const zoneLeft = (answer: Answer, asked: Query, answered: Query): string | null => {
    const [slot] = asked === answered ? [] : asked.zones;
    const zone = slot && knowledge.entity(slot.value[0]).name;
    return zone && answer.type === 'found' && answer.zone !== null && answer.zone !== zone ? zone : null;
  };

  /** What another zone's report says nearly alike is no answer in this conversation. */
  const answers = (answer: Answer, asked: Query, answered: Query): boolean =>
    answer.type === 'found' && answer.kind === 'passage'
      ? zoneLeft(answer, asked, answered) === null
      : answer.type !== 'unknown';

  /** An answer from another zone than the conversation's says so. */
  const ownUp = (answer: Answer, asked: Query, answered: Query): Answer => {
    const zone = zoneLeft(answer, asked, answered);
    if (answer.type !== 'found' || zone === null) return answer;
    return { ...answer, notes: [otherZoneNote(zone, answer.zone!), ...answer.notes] };
  };

  const command = (text: string, session: Session, trace: IntentInput['trace']): Turn => {
    const [, word, rest = ''] = /^\/\s*([^\s@/]*)(?:@\S+)?\s*(.*)$/u.exec(fold(text).trim())!;
    const intent = intents.find(({ commands }) => commands.includes(word));
    if (!intent) return { answer: unknownCommand(word, rest), query: null, by: null };
    const query = understand(rest, knowledge);
    trace(`command ${intent.name}\n${describeQuery(query)}`);
    const asked = input(query, session, trace);
    const answer = intent.command?.(asked) ?? intent.answer(asked);
    return answer ? { answer, query, by: { by: intent.name, command: true } } : ask(asked, () => true)!;
  };

  const unknownCommand = (word: string, rest: string): Answer => {
    const near = closest(
      word,
      intents.flatMap(({ commands }) => commands),
      word.length < 4 ? 1 : 2,
    );
    if (near === null) return { type: 'guide', lines: [UNKNOWN_COMMAND], suggestions: [] };
    return { type: 'ask', question: didYouMean(`/${near}`), choices: [`/${near} ${rest}`.trim()] };
  };

  const outcome = (text: string, session: Session, trace: IntentInput['trace']): Turn => {
    const refused = unreadable(text);
    if (refused) return { answer: refused, query: null, by: null };
    const folded = fold(text).trim();
    const chosen = chosenQuestion(folded, session);
    if (chosen !== null) {
      const turn = outcome(chosen, { ...session, choices: [] }, trace);
      const { answer } = turn;
      if (answer.type !== 'found' && answer.type !== 'unknown') return turn;
      return { ...turn, answer: { ...answer, notes: [chosenNote(chosen), ...answer.notes] } };
    }
    if (folded.startsWith('/')) return command(text, session, trace);
    const query = understand(text, knowledge);
    if (query.expected === 'more') return goOn(query, session, trace);
    const readings = carryOver(query, session, knowledge);
    const choices = clarifications(readings[0], knowledge);
    if (choices) return { answer: { type: 'ask', question: WHICH_ONE, choices }, query: null, by: null };
    return askReadings(readings, session, trace);
  };

  const headlineOf = (question: string): string | null => {
    const known = answerable.get(question);
    if (known !== undefined) return known;
    const { answer } = outcome(question, NEW_SESSION, () => {});
    const headline = answer.type === 'found' ? answer.headline : null;
    answerable.set(question, headline);
    return headline;
  };

  /** Offers what the bot can answer, was not asked yet, and does not say the same again. */
  const withSuggestions = (answer: Answer, asked: ReadonlySet<string>, shown: readonly string[]): Answer => {
    if (answer.type === 'ask') return answer;
    const said = answer.type === 'found' ? answer.headline : '';
    const suggestions: string[] = [];
    const candidates = candidateQuestions(answer, knowledge);
    // What the last reply offered comes last, so that the offers change from turn to turn.
    const fresh = candidates.filter((question) => !shown.includes(question));
    for (const question of new Set([...fresh, ...candidates])) {
      if (suggestions.length === SUGGESTIONS) break;
      const headline = asked.has(fold(question)) ? null : headlineOf(question);
      if (headline !== null && headline !== said) suggestions.push(question);
    }
    return { ...answer, suggestions };
  };

  const goOnWith = (text: string, session: Session): Conversed => {
    const turn = outcome(text, session, () => {});
    const asked = [...session.asked, fold((turn.query?.raw ?? text).slice(0, LONGEST_QUESTION))];
    const answer = withSuggestions(turn.answer, new Set(asked), session.choices);
    const after = { ...remember(session, { ...turn, answer }, knowledge), asked: asked.slice(-REMEMBERED) };
    const understood = understoodOf(turn.query, answer, knowledge);
    return { answer, session: after, understood, isKnown: null };
  };

  const begin = (text: string): Conversed => {
    const known = firstReplies.get(text);
    if (known) return known;
    const begun = goOnWith(text, NEW_SESSION);
    if (text.length <= LONGEST_QUESTION) firstReplies.set(text, { ...begun, isKnown: true });
    return { ...begun, isKnown: false };
  };

  const converse: Bot['converse'] = (text, session) => {
    const known = session && knownSession(session, knowledge);
    return known ? goOnWith(text, known) : begin(text);
  };

  return {
    converse,
    reply: (id, text) => {
      const { answer, session } = converse(text, sessions.get(id) ?? null);
      sessions.set(id, session);
      return answer;
    },
    lookup: (text) => begin(text).answer,
    card: (name) => {
      const zone = knowledge.zones.find((one) => one.name === name);
      return zone ? zoneCard(knowledge, zone) : null;
    },
    commands: new Set(intents.flatMap(({ commands }) => commands)),
    explain: (text) => {
      const lines: string[] = [];
      const { answer } = outcome(text, NEW_SESSION, (line) => lines.push(line));
      return [...lines, describeAnswer(answer)].join('\n');
    },
  };
}
