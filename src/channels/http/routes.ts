// What the HTTP interface offers, route by route; handlers are in api.ts.
import { createRoute, z } from '@hono/zod-openapi';
import { feedbackRequest, privacyNotice } from './feedback-schemas.js';
import * as schemas from './schemas.js';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});
const problem = (description: string) => ({
  content: { 'application/problem+json': { schema: schemas.problemBody } },
  description,
});

const BAD = {
  400: problem('Not as expected: `detail` says what was'),
  401: problem('The API key is missing'),
};
/** Of what asks the bot to think. */
const LATER = {
  429: problem('Beyond a limit: `Retry-After` says when to ask again'),
  503: problem('Too many questions wait: `Retry-After` says when to ask again'),
};
const NONE = { 404: problem('There is none of this name') };
const KEY = [{ key: [] }, {}];

export const ask = createRoute({
  method: 'post',
  path: '/v1/ask',
  summary: 'Ask one question, or go on with a conversation',
  security: KEY,
  request: { body: { required: true, content: { 'application/json': { schema: schemas.askRequest } } } },
  responses: { 200: json(schemas.answerRecord, 'The answer of `ask --jsonl`'), ...BAD, ...LATER },
});

export const chat = createRoute({
  method: 'post',
  path: '/v1/chat',
  summary: 'The same, with the reply in its parts, for programs that draw it',
  security: KEY,
  request: { body: { required: true, content: { 'application/json': { schema: schemas.chatRequest } } } },
  responses: { 200: json(schemas.chatReply, 'The reply'), ...BAD, ...LATER },
});

export const feedback = createRoute({
  method: 'post',
  path: '/v1/feedback',
  summary: 'Say whether an answer was of use; the last word counts',
  security: KEY,
  request: {
    body: { required: true, content: { 'application/json': { schema: feedbackRequest } } },
  },
  responses: {
    204: { description: 'Noted' },
    ...BAD,
    ...LATER,
    404: problem('There is no such answer to vote on'),
  },
});

export const forget = createRoute({
  method: 'delete',
  path: '/v1/sessions/{session}',
  summary: 'Forget a conversation, and remove its questions from the log',
  security: KEY,
  request: { params: schemas.sessionParameter },
  responses: {
    204: { description: 'Forgotten' },
    ...BAD,
    503: problem('The conversation is forgotten, its questions cannot be removed now: try again'),
  },
});

export const privacy = createRoute({
  method: 'get',
  path: '/v1/privacy',
  summary: 'How long questions are kept',
  security: KEY,
  responses: { 200: json(privacyNotice, 'In days'), ...BAD },
});

export const zones = createRoute({
  method: 'get',
  path: '/v1/zones',
  summary: 'The zones that the pages are about',
  security: KEY,
  responses: { 200: json(schemas.zoneList, 'In order of print'), ...BAD },
});

export const zone = createRoute({
  method: 'get',
  path: '/v1/zones/{id}',
  summary: 'One zone, by any of its names',
  security: KEY,
  request: { params: schemas.idParameter },
  responses: { 200: json(schemas.zoneRecord, 'The zone'), ...BAD, ...NONE },
});

export const facts = createRoute({
  method: 'get',
  path: '/v1/facts',
  summary: 'Facts as they were read, each with its place',
  security: KEY,
  request: { query: schemas.factsQuery },
  responses: { 200: json(schemas.factList, 'In order of print'), ...BAD, ...NONE },
});

export const article = createRoute({
  method: 'get',
  path: '/v1/articles/{id}',
  summary: 'An article as it was parsed, with its sections, sentences, facts and doubts',
  security: KEY,
  request: { params: schemas.idParameter },
  responses: { 200: json(schemas.articleRecord, 'The article'), ...BAD, ...NONE },
});

export const search = createRoute({
  method: 'get',
  path: '/v1/search',
  summary: 'The printed sentences nearest to some words',
  security: KEY,
  request: { query: schemas.searchQuery },
  responses: { 200: json(schemas.hitList, 'Best first'), ...BAD, ...LATER },
});

export const readyz = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Whether the bot answers',
  responses: {
    200: json(
      schemas.readiness,
      'It does; `degraded` where a store is away, and what is said is kept in memory',
    ),
    503: json(schemas.ending, 'It ends'),
  },
});

/** Told in the document only: a name with an ending is no parameter of this router. */
export const card = createRoute({
  method: 'get',
  path: '/v1/cards/{id}.png',
  summary: 'Key figures of a zone as a picture',
  security: KEY,
  request: { params: schemas.idParameter },
  responses: {
    200: {
      content: { 'image/png': { schema: z.string().openapi({ format: 'binary' }) } },
      description: 'The picture',
    },
    ...BAD,
    ...NONE,
  },
});
