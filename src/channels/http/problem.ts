// What went wrong with a request, as RFC 9457 words it: application/problem+json.
import { STATUS_CODES } from 'node:http';

export const PROBLEM_HEADERS = { 'content-type': 'application/problem+json; charset=utf-8' };

/** `detail` says what was expected. */
export function problemBody(status: number, detail: string) {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
}

export function problem(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json(problemBody(status, detail), { status, headers: { ...headers, ...PROBLEM_HEADERS } });
}
