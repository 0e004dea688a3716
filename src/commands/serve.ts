// What `zonebot serve` says today: which chat channels are configured. By the setting's name, never by its value.

/** Settings of the channels; null where one is not set. */
export interface ChannelSettings {
  readonly telegramToken: string | null;
  readonly wechatToken: string | null;
}

interface ChannelSetting {
  readonly channel: string;
  readonly setting: string;
  readonly isSet: (config: ChannelSettings) => boolean;
}

const CHANNELS: readonly ChannelSetting[] = [
  {
    channel: 'Telegram',
    setting: 'TELEGRAM_BOT_TOKEN',
    isSet: ({ telegramToken }) => telegramToken !== null,
  },
  { channel: 'WeChat', setting: 'WECHAT_TOKEN', isSet: ({ wechatToken }) => wechatToken !== null },
];

/** One line for each channel, and one that says when they come. */
export function serveNotice(config: ChannelSettings): string[] {
  return [
    ...CHANNELS.map(({ channel, setting, isSet }) =>
      isSet(config)
        ? `${channel}: configured, yes (${setting} is set)`
        : `${channel}: configured, no (${setting} is not set)`,
    ),
    'The chat channels come in a later version; to talk with the bot now: zonebot chat',
  ];
}
