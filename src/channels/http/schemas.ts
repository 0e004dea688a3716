// The shapes of the HTTP interface. The OpenAPI document is made of them, and each is held against the type it stands for.
import { z } from '@hono/zod-openapi';
import type { Answer, AnswerRecord } from '../../answer/types.js';
import type { Reply } from '../../conversations.js';
import type { ArticleRecord, FactRecord, SearchRecord, ZoneRecord } from '../../library/records.js';

/** UTF-16 units of a question that is read at all; one too long for the bot gets a friendly reply. */
const TEXT_MAX = 4000;
export const SESSION_MAX = 100;
const TOP_DEFAULT = 10;
const TOP_MAX = 100;

const text = z
  .string({ error: 'expected a text' })
  .max(TEXT_MAX, `expected at most ${TEXT_MAX} characters`)
  .openapi({
    description: 'A question or a command, in everyday Chinese',
    example: '贵阳高新区有多少家研发机构？',
  });
export const session = z
  .string({ error: 'expected a text' })
  .min(1, 'expected at least one character')
  .max(SESSION_MAX, `expected at most ${SESSION_MAX} characters`)
  .openapi({
    description: 'Names the conversation. Whoever knows it can go on with it: choose one that nobody guesses',
    example: 'b7d5f1c0-9a55-4a3c-8f0e-5d2f3a1c9e42',
  });

export const askRequest = z.strictObject({ session: session.optional(), text }).openapi('AskRequest');
export const chatRequest = z.strictObject({ session, text }).openapi('ChatRequest');
export const sessionParameter = z.object({ session });
export const idParameter = z.object({ id: z.string().openapi({ example: '贵阳高新区' }) });
export const factsQuery = z.object({
  zone: z.string().optional().openapi({ description: 'Any name of a zone', example: '贵阳' }),
  attribute: z
    .string()
    .optional()
    .openapi({ description: 'Words that the attribute holds', example: '增长' }),
});
export const searchQuery = z.object({
  q: z.string().min(1, 'expected some words').max(TEXT_MAX).openapi({ example: '新能源汽车' }),
  top: z.coerce
    .number()
    .int()
    .min(1)
    .max(TOP_MAX, `expected a whole number from 1 to ${TOP_MAX}`)
    .default(TOP_DEFAULT),
});

const span = z.object({ start: z.int(), end: z.int() }).readonly().openapi('Span', {
  description: 'UTF-16 offsets into the text of the source, end exclusive',
});
const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly();
const words = z.string().nullable();

const foundKind = z.enum([
  'fact',
  'list',
  'overview',
  'comparison',
  'ranking',
  'verdict',
  'quote',
  'passage',
]);
const corrections = list(z.object({ span, correct: z.string() }).readonly()).openapi({
  description: 'Printed words that an editor has corrected; spans count in the quote',
});
const verdict = z.enum(['yes', 'no']).nullable();

export const answerRecord = z
  .object({
    kind: z.enum([...foundKind.options, 'clarification', 'refusal', 'help']),
    text: z.string().openapi({ description: 'The whole reply as plain text' }),
    headline: words,
    items: list(z.string()),
    verdict,
    zone: words,
    citations: list(
      z
        .object({
          quote: z.string(),
          start: z.int(),
          end: z.int(),
          file: z.string(),
          article: z.string(),
          section: words,
          date: words,
          corrections: corrections.exactOptional(),
        })
        .readonly(),
    ),
    suggestions: list(z.string()),
  })
  .readonly()
  .openapi('Answer') satisfies z.ZodType<AnswerRecord>;

const articleHead = {
  id: z.string(),
  headline: z.string(),
  date: words.openapi({ description: 'ISO, as far as it is printed' }),
  newspaper: words,
  file: z.string(),
};

export const zoneRecord = z
  .object({
    id: z.string(),
    aliases: list(z.string()),
    articles: list(z.object(articleHead).readonly()),
    picture: z.boolean().openapi({ description: 'There is a picture: /v1/cards/ID.png' }),
  })
  .readonly()
  .openapi('Zone') satisfies z.ZodType<ZoneRecord>;

const factType = z.enum(['post', 'quote', 'quantity', 'list', 'act']);

export const factRecord = z
  .looseObject({
    id: z.string(),
    type: factType,
    rule: z.string(),
    subject: z.string(),
    file: z.string(),
    article: z.string(),
    span,
    text: z.string(),
    doubt: words,
  })
  .readonly()
  .openapi('Fact') satisfies z.ZodType<FactRecord>;

const sentence = z
  .object({
    anchor: z.string(),
    text: z.string(),
    span,
    truncated: z.boolean().openapi({ description: 'The print breaks off in it' }),
    facts: list(
      z
        .object({ id: z.string(), type: factType, start: z.int(), end: z.int(), doubt: words })
        .readonly()
        .openapi({ description: 'Offsets in the sentence' }),
    ),
  })
  .readonly()
  .openapi('Sentence');

export const articleRecord = z
  .object({
    ...articleHead,
    zone: words,
    url: words,
    rubric: words,
    kicker: words,
    deck: words,
    bylines: list(z.string()),
    sections: list(
      z.object({ anchor: z.string(), heading: words, paragraphs: list(list(sentence)) }).readonly(),
    ),
    doubts: list(z.object({ rule: z.string(), span, line: z.int(), message: z.string() }).readonly()),
  })
  .readonly()
  .openapi('Article') satisfies z.ZodType<ArticleRecord>;

export const searchRecord = z
  .object({
    article: z.string(),
    sentence: z.string(),
    anchor: z.string(),
    score: z.number(),
    start: z.int(),
    end: z.int(),
    file: z.string(),
  })
  .readonly()
  .openapi('SearchHit') satisfies z.ZodType<SearchRecord>;

export const zoneList = z.object({ zones: list(zoneRecord) });
export const factList = z.object({ facts: list(factRecord) });
export const hitList = z.object({ hits: list(searchRecord) });

const evidence = z
  .object({
    quote: z.string(),
    start: z.int(),
    end: z.int(),
    file: z.string(),
    newspaper: words,
    article: z.string(),
    headline: z.string(),
    section: words,
    date: z
      .object({ year: z.int().nullable(), month: z.int().nullable(), day: z.int().nullable() })
      .readonly()
      .nullable(),
    truncated: z.boolean().openapi({ description: 'The print breaks off in it' }),
    corrections: corrections.exactOptional(),
  })
  .readonly()
  .openapi('Evidence');

const around = { zone: words, notes: list(z.string()), suggestions: list(z.string()) };

/** The reply in its parts, for programs that draw it. */
export const answerParts = z
  .union([
    z.object({
      ...around,
      type: z.literal('found'),
      kind: foundKind,
      headline: z.string(),
      items: list(z.object({ text: z.string(), label: words }).readonly()),
      evidence: z.tuple([evidence], evidence).readonly(),
      verdict,
      fact: words.exactOptional(),
    }),
    z.object({
      ...around,
      type: z.literal('unknown'),
      reason: z.enum(['zone', 'attribute', 'time', 'entity', 'scope', 'empty', 'unclear']),
      headline: z.string(),
      nearest: list(evidence),
    }),
    z.object({ type: z.literal('ask'), question: z.string(), choices: list(z.string()) }),
    z.object({ type: z.literal('guide'), lines: list(z.string()), suggestions: list(z.string()) }),
  ])
  .openapi('AnswerParts') satisfies z.ZodType<Answer>;

/** The reply with the name under which it can be voted on. */
export const chatReply = answerParts
  .and(
    z.object({
      id: words.openapi({ description: 'Names the answer for /v1/feedback; null for what is no answer' }),
    }),
  )
  .openapi('ChatReply') satisfies z.ZodType<Answer & Pick<Reply, 'id'>>;

export const problemBody = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .openapi('Problem');

export const readiness = z.object({ status: z.enum(['ready', 'degraded']) }).openapi('Readiness');
export const ending = z.object({ status: z.literal('ending') }).openapi('Ending');
