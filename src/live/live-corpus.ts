// The corpus as channels see it: one bot, one library, one set of pictures, which change all together between two messages.
import type { Bot, SessionStore } from '../bot.js';
import type { CardPainter } from '../channels/card/card-png.js';
import { createPictures, type Pictures } from '../channels/card/pictures.js';
import { createLibrary } from '../library/library.js';
import type { Library } from '../library/records.js';
import type { Opened } from '../open.js';

export interface LiveCorpus {
  readonly bot: Bot;
  readonly library: Library;
  readonly pictures: Pictures;
  /** What answers now. */
  readonly current: () => Opened;
  /** From now on this one answers. */
  readonly swap: (opened: Opened) => void;
}

interface Edition {
  readonly opened: Opened;
  readonly library: Library;
  readonly pictures: Pictures;
}

/** `sessions` keeps the conversations of `reply` over all changes. */
export function createLiveCorpus(first: Opened, sessions: SessionStore, painter: CardPainter): LiveCorpus {
  const editionOf = (opened: Opened): Edition => {
    const pictures = createPictures(opened.bot.card, painter);
    const library = createLibrary(opened.knowledge, (zone) => pictures.keyOf(zone) !== null);
    return { opened, library, pictures };
  };
  let edition = editionOf(first);
  const bot = () => edition.opened.bot;
  return {
    bot: {
      converse: (text, session) => bot().converse(text, session),
      reply: (id, text) => {
        const { answer, session } = bot().converse(text, sessions.get(id) ?? null);
        sessions.set(id, session);
        return answer;
      },
      lookup: (text) => bot().lookup(text),
      card: (zone) => bot().card(zone),
      explain: (text) => bot().explain(text),
      commands: first.bot.commands,
    },
    library: {
      zones: () => edition.library.zones(),
      zone: (name) => edition.library.zone(name),
      facts: (filter) => edition.library.facts(filter),
      article: (id) => edition.library.article(id),
      search: (words, top) => edition.library.search(words, top),
    },
    pictures: {
      cardOf: (zone) => edition.pictures.cardOf(zone),
      keyOf: (zone) => edition.pictures.keyOf(zone),
      draw: (zone) => edition.pictures.draw(zone),
    },
    current: () => edition.opened,
    swap: (opened) => {
      edition = editionOf(opened);
    },
  };
}
