// Time stamps between turns, as messengers write them: only after a pause, and as short as the day allows.
const PAUSE = 5 * 60_000;

export const needsStamp = (at: number, before: number | undefined): boolean =>
  before === undefined || at - before > PAUSE;

const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

export function stampText(at: number, now: number, tag: string, yesterday: string): string {
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    at,
  );
  if (dayOf(at) === dayOf(now)) return clock;
  // From noon of a day it is never two days back, whatever the clocks did.
  if (dayOf(at) === dayOf(dayOf(now) - 12 * 3_600_000)) return `${yesterday} ${clock}`;
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' as const };
  return `${new Intl.DateTimeFormat(tag, { ...year, month: 'short', day: 'numeric' }).format(at)} ${clock}`;
}
