// The HTTP interface for programs: /v1/….
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { privacyCommand } from '../../answer/chat-wording.js';
import { PROGRAM_WORDING } from '../../answer/privacy-wording.js';
import { toRecord } from '../../answer/record.js';
import type { Conversations, Reply } from '../../conversations.js';
import type { OpenLibrary } from '../../library/records.js';
import { ROW_DAYS } from '../../state/question-recorder.js';
import type { Pictures } from '../card/pictures.js';
import type { Reception } from '../reception.js';
import { askerOf, type FromServer, refusedBeyondLimits } from './admission.js';
import { PROBLEM_HEADERS, problem, problemBody } from './problem.js';
import * as routes from './routes.js';

export interface ApiParts {
  readonly conversations: Pick<Conversations, 'converse' | 'lookup' | 'vote' | 'forget' | 'questionDays'>;
  readonly library: OpenLibrary;
  readonly pictures: Pictures;
  readonly reception: Pick<Reception, 'limit' | 'serve'>;
}

const CHANNEL = 'http';
const TITLE = '园区问答 zonebot';
const VERSION = 'v1';
const CARD_PATH = '/v1/cards/:file{.+\\.png}';

export function createApi(parts: ApiParts): OpenAPIHono<FromServer> {
  const { conversations, library, pictures, reception } = parts;
  const api = new OpenAPIHono<FromServer>({
    defaultHook: (result) => {
      if (result.success) return;
      return problem(400, result.error.issues.map(({ path, message }) => told(path, message)).join('; '));
    },
  });
  const limit = (context: Context<FromServer>, session?: string) =>
    refusedBeyondLimits(askerOf(context, session), reception);
  /** Without a session, a question is a conversation of its own. */
  const reply = (context: Context<FromServer>, session: string | undefined, text: string): Promise<Reply> =>
    reception.serve<Reply>(askerOf(context, session), () =>
      session === undefined
        ? { answer: conversations.lookup(CHANNEL, text), id: null }
        : talk(conversations, conversation(session), text),
    );
  api.openapi(routes.ask, async (context) => {
    const { session, text } = context.req.valid('json');
    const refused = await limit(context, session);
    if (refused) return context.json(...refused);
    return context.json(toRecord((await reply(context, session, text)).answer), 200);
  });
  api.openapi(routes.chat, async (context) => {
    const { session, text } = context.req.valid('json');
    const refused = await limit(context, session);
    if (refused) return context.json(...refused);
    const { answer, id } = await reply(context, session, text);
    return context.json({ ...answer, id }, 200);
  });
  api.openapi(routes.feedback, async (context) => {
    const { session, answer = null, thumb } = context.req.valid('json');
    const refused = await limit(context, session);
    if (refused) return context.json(...refused);
    const isNoted = await conversations.vote(conversation(session), answer, thumb);
    return isNoted ? context.body(null, 204) : context.json(...noSuch('answer to vote on'));
  });
  api.openapi(routes.privacy, (context) =>
    context.json({ question_days: conversations.questionDays, row_days: ROW_DAYS }, 200),
  );
  api.openapi(routes.forget, async (context) => {
    const isAll = await conversations.forget(conversation(context.req.valid('param').session));
    return isAll
      ? context.body(null, 204)
      : context.json(problemBody(503, STILL_THERE), 503, PROBLEM_HEADERS);
  });
  api.openapi(routes.zones, async (context) => context.json({ zones: await library.zones() }, 200));
  api.openapi(routes.zone, async (context) => {
    const zone = await library.zone(context.req.valid('param').id);
    return zone ? context.json(zone, 200) : context.json(...noSuch('zone'));
  });
  api.openapi(routes.facts, async (context) => {
    const { zone, attribute } = context.req.valid('query');
    if (zone !== undefined && (await library.zone(zone)) === null) return context.json(...noSuch('zone'));
    return context.json({ facts: await library.facts({ zone, attribute }) }, 200);
  });
  api.openapi(routes.article, async (context) => {
    const article = await library.article(context.req.valid('param').id);
    return article ? context.json(article, 200) : context.json(...noSuch('article'));
  });
  api.openapi(routes.search, async (context) => {
    const { q, top } = context.req.valid('query');
    const refused = await limit(context);
    if (refused) return context.json(...refused);
    const hits = await reception.serve(askerOf(context), () => library.search(q, top));
    return context.json({ hits }, 200);
  });
  api.openAPIRegistry.registerPath(routes.card);
  api.get(CARD_PATH, async (context) => {
    const zone = await library.zone(context.req.param('file').slice(0, -'.png'.length));
    const key = zone && pictures.keyOf(zone.id);
    if (!zone || key === null) return context.json(...noSuch('picture'));
    const png = await pictures.draw(zone.id);
    return context.body(Uint8Array.from(png), 200, { 'content-type': 'image/png' });
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  return api;
}

/** The OpenAPI document of the interface. */
export function openApiDocument(api: OpenAPIHono<FromServer>) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: TITLE,
      version: VERSION,
      description:
        'Questions about development zones, answered from newspaper pages with the printed sentence and its place.',
    },
  });
}

/** What the commands about memory get, and what the bot says to everything else. */
async function talk(conversations: ApiParts['conversations'], id: string, text: string): Promise<Reply> {
  const say = (lines: readonly string[]): Reply => ({
    answer: { type: 'guide', lines, suggestions: [] },
    id: null,
  });
  switch (privacyCommand(text.trim())) {
    case 'privacy':
      return say(PROGRAM_WORDING.privacy(conversations.questionDays));
    case 'forget':
      return say([
        (await conversations.forget(id)) ? PROGRAM_WORDING.forgotten : PROGRAM_WORDING.halfForgotten,
      ]);
    default:
      return conversations.converse(id, text);
  }
}

const STILL_THERE = 'the conversation is forgotten; its questions cannot be removed now, try again';
const conversation = (session: string) => `${CHANNEL}:${session}`;
const noSuch = (what: string) =>
  [problemBody(404, `there is no such ${what}`), 404, PROBLEM_HEADERS] as const;
const told = (path: readonly PropertyKey[], message: string) =>
  path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
