// npm run bench -- wechat: questions answered per second in WeChat's safe mode, where each request is signed and encrypted
// and so is its reply (L3). 50 connections, each message from a person of its own; @wecom/crypto plays the platform.
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { freePort, NO_LIMITS, QUESTIONS, share, start } from './bots.mjs';
import { secondsOf } from './process-use.mjs';
import { machine, median, tableOf } from './tables.mjs';
import { MAIN } from './webhook.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const MESSAGES = 4000;
const CONNECTIONS = 50;
const GOALS = { rate: 300, p99: 200, longest: 4000 };
const TOKEN = 'spamtest';
const APP_ID = 'wxb11529c136998cb6';
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

/** Path and body of a message. */
function messageOf(id) {
  const text = QUESTIONS[id % QUESTIONS.length];
  const xml = `<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[reader${id}]]></FromUserName><CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${id}</MsgId></xml>`;
  const sealed = encrypt(KEY, xml, APP_ID, randomBytes(16));
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(8).toString('hex')];
  const query = new URLSearchParams({
    signature: getSignature(TOKEN, timestamp, nonce, ''),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: getSignature(TOKEN, timestamp, nonce, sealed),
  });
  return {
    path: `/wechat?${query}`,
    body: `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
  };
}

function ask(agent, port, { path, body }) {
  const headers = { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, path, method: 'POST', headers };
    const sent = request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          ms: performance.now() - begun,
          status: response.statusCode,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject).end(body);
  });
}

const isReply = ({ status, body }) => {
  const sealed = /<Encrypt><!\[CDATA\[(?<sealed>[^\]]+)/u.exec(body)?.groups.sealed;
  return status === 200 && sealed !== undefined && decrypt(KEY, sealed).message.includes('<Content>');
};

let messages = 0;
async function drive(port, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const replies = [];
  const connection = async () => {
    while (replies.length + CONNECTIONS <= count) {
      messages += 1;
      replies.push(await ask(agent, port, messageOf(messages)));
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  agent.destroy();
  return { replies, seconds: (performance.now() - begun) / 1000 };
}

const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const port = await freePort();
  const child = await start(
    [MAIN, 'serve'],
    {
      WECHAT_TOKEN: TOKEN,
      WECHAT_APP_ID: APP_ID,
      WECHAT_AES_KEY: KEY,
      WECHAT_MODE: 'safe',
      ZONEBOT_PORT: String(port),
      ...NO_LIMITS,
    },
    'http://',
  );
  await drive(port, 500);
  const used = secondsOf(child.pid);
  const { replies, seconds } = await drive(port, MESSAGES);
  const processor = secondsOf(child.pid) - used;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  const waits = replies.map(({ ms }) => ms);
  rounds.push({
    wrong: replies.filter((reply) => !isReply(reply)).length,
    rate: replies.length / seconds,
    perProcessor: replies.length / processor,
    p50: share(waits, 0.5),
    p99: share(waits, 0.99),
    longest: Math.max(...waits),
  });
}
const of = (key) => median(rounds.map((round) => round[key]));
console.log(machine(ROUNDS));
console.log(
  tableOf(
    ['', 'replies/s', 'per s of processor', 'p50 ms', 'p99 ms', 'longest ms', 'no reply'],
    [
      [
        'safe mode',
        ...['rate', 'perProcessor', 'p50', 'p99', 'longest', 'wrong'].map((key) => of(key).toFixed(0)),
      ],
      ['goal', '', `${GOALS.rate}`, '', `${GOALS.p99}`, `${GOALS.longest}`, '0'],
    ],
  ),
);
const isMet = of('perProcessor') >= GOALS.rate && of('p99') <= GOALS.p99 && of('longest') < GOALS.longest;
if (!isMet || rounds.some(({ wrong }) => wrong > 0)) process.exitCode = 1;
