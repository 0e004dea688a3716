// The web page as it is sent: one document with its style and script inside, and the policy that allows just those two.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

export interface PageDocument {
  readonly html: Buffer;
  /** Value of the Content-Security-Policy header. */
  readonly csp: string;
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('base64');

/** Allows the one script and the one style of `html` by their hash, and requests to this server only. */
function policyFor(html: string): string {
  const script = /<script type="module">([\s\S]*?)<\/script>/u.exec(html);
  const style = /<style>([\s\S]*?)<\/style>/u.exec(html);
  if (!script || !style) throw new Error('page.html has no inline script or style: run npm run build');
  return [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script[1])}'`,
    `style-src 'sha256-${sha256(style[1])}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Where the build put the page: beside this file, or in dist/ when this runs from src/ (tests). */
function builtPage(): URL {
  const beside = new URL('./page.html', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../../dist/channels/web/page.html', import.meta.url);
}

/** Reads the built page once; throws where it was not built. */
export function readPageDocument(): PageDocument {
  const html = readFileSync(builtPage());
  return { html, csp: policyFor(html.toString('utf8')) };
}
