// What of an update the bot looks at, checked: anything else in it may be whatever it likes.
import type { Update } from 'grammy/types';
import { z } from 'zod';

const id = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const place = z.number().int().min(0);

const user = z.looseObject({
  id,
  is_bot: z.boolean(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.looseObject({ id, type: z.string() });
const entity = z.looseObject({ type: z.string(), offset: place, length: place, user: user.optional() });
const entities = z.array(entity).optional();

const message = z.looseObject({
  message_id: id,
  date: place,
  edit_date: place.optional(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities,
  caption_entities: entities,
  reply_to_message: z.looseObject({ from: user.optional() }).optional(),
  via_bot: user.optional(),
  forward_origin: z.looseObject({ type: z.string(), sender_user: user.optional() }).optional(),
  is_automatic_forward: z.boolean().optional(),
  is_topic_message: z.boolean().optional(),
  message_thread_id: id.optional(),
  guest_query_id: z.string().optional(),
});

const member = z.looseObject({ status: z.string() });

const schema = z.looseObject({
  update_id: id,
  message: message.optional(),
  edited_message: message.optional(),
  guest_message: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.looseObject({ message_id: id, chat, message_thread_id: id.optional() }).optional(),
    })
    .optional(),
  inline_query: z
    .looseObject({ id: z.string(), from: user, query: z.string(), offset: z.string() })
    .optional(),
  my_chat_member: z
    .looseObject({ chat, from: user, old_chat_member: member, new_chat_member: member })
    .optional(),
});

/** The update, if everything in it that the bot looks at is as Telegram documents it; else null. */
export function checkedUpdate(value: unknown): Update | null {
  return schema.safeParse(value).success ? (value as Update) : null;
}
