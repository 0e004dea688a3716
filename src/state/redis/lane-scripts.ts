// What is done to a lane in Redis, each as one step. All keys of a lane share its hash tag.
import type { Script } from './connection.js';

/** Keys of a lane: what waits in it, by number; who works it off; and of each message text, plan and steps sent. */
export function laneKeys(channel: string, lane: string) {
  // Never empty, whatever the lane is called: an empty tag is none.
  const tag = `zonebot:{${channel}:${lane}}`;
  return {
    queue: `${tag}:queue`,
    holder: `${tag}:holder`,
    waiting: `${tag}:waiting`,
    seen: (id: number) => `${tag}:seen:${id}`,
  };
}

/** Lanes in which something may wait, by the time of the last message. */
export const indexKey = (channel: string) => `zonebot:lanes:${channel}`;

const NOW = `local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)`;

/** ARGV: token, ms to keep, then number and text of each message. → who works the lane off, numbers that are new. */
export const ADD: Script = {
  name: 'zonebotLaneAdd',
  lua: `local queue, holder, waiting = KEYS[1], KEYS[2], KEYS[3]
local token, keep = ARGV[1], ARGV[2]
local result = {redis.call('GET', holder) or ''}
for at = 4, #KEYS do
  local id = ARGV[at * 2 - 5]
  if redis.call('SET', KEYS[at], '1', 'NX', 'PX', keep) then
    redis.call('ZADD', queue, id, id)
    redis.call('HSET', waiting, id .. ':body', ARGV[at * 2 - 4], id .. ':by', token)
    result[#result + 1] = id
  end
end
if #result == 1 then return result end
redis.call('PEXPIRE', queue, keep)
redis.call('PEXPIRE', waiting, keep)
if result[1] == '' then result[1] = token end
redis.call('SET', holder, result[1], 'PX', keep)
return result`,
};

/** ARGV: token. → 'lost'; 'empty', and then the lane is given back; or number, text, plan and steps sent. */
export const NEXT: Script = {
  name: 'zonebotLaneNext',
  lua: `local queue, holder, waiting = KEYS[1], KEYS[2], KEYS[3]
if redis.call('GET', holder) ~= ARGV[1] then return {'lost'} end
while true do
  local id = redis.call('ZRANGE', queue, 0, 0)[1]
  if not id then
    redis.call('DEL', holder)
    return {'empty'}
  end
  local body = redis.call('HGET', waiting, id .. ':body')
  if body then
    local more = redis.call('HMGET', waiting, id .. ':plan', id .. ':sent')
    return {id, body, more[1] or '', more[2] or '0'}
  end
  redis.call('ZREM', queue, id)
end`,
};

/** ARGV: token, ms to keep, number, plan, steps sent. → 'lost' where the lane or the message is another's by now. */
export const STEP: Script = {
  name: 'zonebotLaneStep',
  lua: `local holder, waiting = KEYS[1], KEYS[2]
local id = ARGV[3]
if redis.call('GET', holder) ~= ARGV[1] or redis.call('HEXISTS', waiting, id .. ':body') == 0 then return 'lost' end
redis.call('HSET', waiting, id .. ':plan', ARGV[4], id .. ':sent', ARGV[5])
redis.call('PEXPIRE', holder, ARGV[2])
redis.call('PEXPIRE', waiting, ARGV[2])
return 'ok'`,
};

const REMOVE = `redis.call('ZREM', queue, id)
redis.call('HDEL', waiting, id .. ':body', id .. ':plan', id .. ':sent', id .. ':by')`;

/** Nobody works off what is empty. */
const FREE = (token: string) =>
  `if redis.call('GET', holder) == ${token} and redis.call('ZCARD', queue) == 0 then redis.call('DEL', holder) end`;

/**
 * ARGV: token, or nothing where the message was answered without Redis; number; ms for which it is known; in the second
 * case the token with which it may have come in just when Redis went away.
 */
export const FINISH: Script = {
  name: 'zonebotLaneFinish',
  lua: `local queue, holder, waiting, seen = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id = ARGV[2]
if ARGV[1] ~= '' and redis.call('GET', holder) ~= ARGV[1] then return 'lost' end
${REMOVE}
redis.call('SET', seen, '1', 'PX', ARGV[3])
${FREE('ARGV[4]')}
return 'ok'`,
};

/** Takes back what came in just when Redis went away, as it is answered without it. ARGV: token that added it, number. */
export const WITHDRAW: Script = {
  name: 'zonebotLaneWithdraw',
  lua: `local queue, holder, waiting, seen = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id = ARGV[2]
if redis.call('HGET', waiting, id .. ':by') == ARGV[1] then
  ${REMOVE}
  redis.call('DEL', seen)
end
${FREE('ARGV[1]')}
return 'ok'`,
};

/** → how many wait, and who works them off. */
export const LOOK: Script = {
  name: 'zonebotLaneLook',
  lua: "return {redis.call('ZCARD', KEYS[1]), redis.call('GET', KEYS[2]) or ''}",
};

/** ARGV: who held the lane a moment ago, new token, ms to keep. → 1 where it was free to take. */
export const TAKE: Script = {
  name: 'zonebotLaneTake',
  lua: `if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] or redis.call('ZCARD', KEYS[1]) == 0 then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
return 1`,
};

/** ARGV: token. */
export const RELEASE: Script = {
  name: 'zonebotLaneRelease',
  lua: "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1",
};

/** ARGV: ms to keep, lane. */
export const NOTE: Script = {
  name: 'zonebotLanesNote',
  lua: `${NOW}
redis.call('ZADD', KEYS[1], now, ARGV[2])
return redis.call('PEXPIRE', KEYS[1], ARGV[1])`,
};

/** Lanes without a new message for some ms. ARGV: ms, most of them. → lane, time, lane, time … */
export const QUIET: Script = {
  name: 'zonebotLanesQuiet',
  lua: `${NOW}
return redis.call('ZRANGE', KEYS[1], '-inf', now - ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES')`,
};

/** Nothing waits in that lane, unless a message has come since that time. ARGV: lane, time. */
export const STRIKE: Script = {
  name: 'zonebotLanesStrike',
  lua: `if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('ZREM', KEYS[1], ARGV[1]) end
return 1`,
};
