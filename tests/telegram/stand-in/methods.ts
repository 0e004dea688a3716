// All methods that the stand-in knows, by their documented names.
import { answerCallbackQuery, answerGuestQuery, answerInlineQuery } from './answer.js';
import {
  deleteMessage,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  setMessageReaction,
} from './edit.js';
import { bad } from './errors.js';
import { optString } from './fields.js';
import * as profile from './profile.js';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './receive.js';
import { sendMessage, sendPhoto } from './send.js';
import type { Method } from './world.js';

const ACTIONS =
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker ' +
  'find_location record_video_note upload_video_note';

const getMe: Method = { params: {}, run: (_, { me }) => me };

const sendChatAction: Method = {
  params: {
    business_connection_id: 'string',
    chat_id: 'chat',
    message_thread_id: 'integer',
    action: 'string',
  },
  run: (params, world) => {
    if (!ACTIONS.split(' ').includes(optString(params, 'action') ?? ''))
      throw bad('Wrong parameter action in request');
    world.chats.room(params.chat_id);
    return true;
  },
};

const getChat: Method = {
  params: { chat_id: 'chat' },
  run: (params, world) => ({
    ...world.chats.room(params.chat_id).chat,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  }),
};

const getFile: Method = {
  params: { file_id: 'string' },
  run: (params, world) => {
    const id = optString(params, 'file_id') ?? '';
    if (id === '') throw bad('file_id not specified');
    const { size, path } = world.files.get(id);
    const { file_id, file_unique_id, file_size } = size;
    return { file_id, file_unique_id, file_size, file_path: path };
  },
};

const logOut: Method = {
  params: {},
  run: (_, world) => {
    world.loggedOut = true;
    return true;
  },
};

const close: Method = {
  params: {},
  run: (_, { webhook }) => {
    // Telegram wants it deleted first, so that the bot is not started again.
    if (webhook.settings) throw bad('Webhook must be deleted before close');
    return true;
  },
};

export const METHODS: Record<string, Method> = {
  getMe,
  logOut,
  close,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  setMessageReaction,
  answerCallbackQuery,
  answerInlineQuery,
  answerGuestQuery,
  getChat,
  getFile,
  setMyCommands: profile.setMyCommands,
  getMyCommands: profile.getMyCommands,
  deleteMyCommands: profile.deleteMyCommands,
  setMyName: profile.setterOf('name', 64),
  getMyName: profile.getterOf('name'),
  setMyDescription: profile.setterOf('description', 512),
  getMyDescription: profile.getterOf('description'),
  setMyShortDescription: profile.setterOf('short_description', 120),
  getMyShortDescription: profile.getterOf('short_description'),
  setChatMenuButton: profile.setChatMenuButton,
  getChatMenuButton: profile.getChatMenuButton,
};

const SPELLINGS = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));

/** The documented spelling of a method's name, which Telegram takes in any case. */
export function spelling(name: string): string | undefined {
  return SPELLINGS.get(name.toLowerCase());
}
