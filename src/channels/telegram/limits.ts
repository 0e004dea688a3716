// What Telegram allows, in its own units. From the documents at https://core.telegram.org/bots/api and its sub-pages,
// read for Bot API 10.3; anchors behind each figure.
export const LIMITS = {
  /** UTF-16 units of a message (#sendmessage). */
  text: 4096,
  /** UTF-16 units below a photo (#sendphoto). */
  caption: 1024,
  /** UTF-16 units that a button puts into the clipboard (#copytextbutton). */
  copyText: 256,
  /** Characters of an inline query (#inlinequery). */
  query: 256,
  /** Characters of `?start=` (/bots/features#deep-linking). */
  startParameter: 64,
} as const;
