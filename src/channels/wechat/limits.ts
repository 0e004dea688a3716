// What WeChat and WeCom allow, in their own units, and where each figure comes from.
export const LIMITS = {
  /** UTF-8 bytes of a passive text. WeCom's document of passive replies says it and cuts beyond; WeChat's says nothing,
   * and the same figure was measured there. */
  text: 2048,
  /** UTF-8 bytes of an article's title and description, beyond which WeCom cuts (its document of messages, 图文). */
  title: 128,
  description: 512,
  /** Buttons of the menu, and below each of them (WeChat: 自定义菜单). */
  menuButtons: 3,
  menuEntries: 5,
  /** UTF-8 bytes of a button's name, of an entry's name and of a key (same document). */
  menuButtonName: 16,
  menuEntryName: 60,
  menuKey: 128,
} as const;

/** WeChat waits 5 s for a reply and asks three times; counted from the first try, a reply is due after so many ms. */
export const REPLY_DUE = 4000;

/** Bytes of a request that are read: the platforms send a few hundred. */
export const BODY_MAX = 64 * 1024;
