// The shapes of what people say of answers, and of how long that is kept.
import { z } from '@hono/zod-openapi';
import { SESSION_MAX, session } from './schemas.js';

export const feedbackRequest = z
  .strictObject({
    session,
    answer: z
      .string({ error: 'expected the id of an answer' })
      .max(SESSION_MAX)
      .optional()
      .openapi({ description: 'Its id; without one the latest answer of the last half hour' }),
    thumb: z.enum(['up', 'down'], { error: 'expected up or down' }),
  })
  .openapi('FeedbackRequest');

export const privacyNotice = z
  .object({
    question_days: z.int().openapi({ description: 'Words of a question are kept so long; 0 for never' }),
    row_days: z.int().openapi({ description: 'The rest of it: time, kinds, votes, a salted code' }),
  })
  .openapi('PrivacyNotice');
