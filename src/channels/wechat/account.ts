// Who speaks through this channel: an official account (公众号), or an application of WeCom (企业微信). The protocol is the
// same; an application is always encrypted.

/** As the account's server settings call it: 明文, 兼容 or 安全模式. */
export type Mode = 'plain' | 'compatible' | 'safe';

export interface Account {
  readonly kind: 'official-account' | 'wecom';
  /** Signs every request. A secret. */
  readonly token: string;
  /** App id or corp id: for whom an encrypted message is. */
  readonly id: string;
  /** EncodingAESKeys, the current one first, then the one before it. Secrets. Not looked at in plain mode. */
  readonly aesKeys: readonly string[];
  readonly mode: Mode;
}

export interface OfficialAccount {
  readonly token: string;
  readonly appId: string;
  readonly aesKeys: readonly string[];
  readonly mode: Mode;
}

export interface WecomApp {
  readonly token: string;
  readonly corpId: string;
  readonly aesKeys: readonly string[];
}

export function officialAccount({ token, appId, aesKeys, mode }: OfficialAccount): Account {
  return { kind: 'official-account', token, id: appId, aesKeys, mode };
}

export function wecomApp({ token, corpId, aesKeys }: WecomApp): Account {
  return { kind: 'wecom', token, id: corpId, aesKeys, mode: 'safe' };
}
