// The OpenAPI document as a page that people read: no script, no request to anywhere.
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

/** What is shown of an OpenAPI document. */
interface Described {
  readonly info: { readonly title: string; readonly description?: string | undefined };
  readonly paths?: unknown;
  readonly components?: unknown;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: object;
  }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { overflow: auto; padding: 0.75rem; border: 1px solid #8886; border-radius: 0.5rem; }
section { border-top: 1px solid #8886; }
`;
const styleHash = createHash('sha256').update(STYLE).digest('base64');
export const API_PAGE_CSP = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function apiPage({ info, paths, components }: Described): string {
  const operations = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => operationPart(method, path, operation)),
  );
  const { schemas = {} } = components as { schemas?: Readonly<Record<string, object>> };
  const shapes = Object.entries(schemas).map(
    ([name, schema]) =>
      html`<section id="${name}"><h3>${name}</h3><pre tabindex="0">${pretty(schema)}</pre></section>`,
  );
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${info.title} API</h1>
<p>${info.description ?? ''} As a document: <a href="/openapi.json">openapi.json</a>. Errors are
<code>application/problem+json</code>.</p>
${operations}
<h2>Shapes</h2>
${shapes}
</main>
</body>
</html>
`);
}

function operationPart(
  method: string,
  path: string,
  { summary, parameters = [], requestBody, responses }: Operation,
) {
  const takes = parameters.map(
    (one) =>
      html`<li><code>${one.name}</code> (${one.in}${one.required ? ', required' : ''}) <code>${JSON.stringify(one.schema ?? {})}</code></li>`,
  );
  const gives = Object.entries(responses).map(
    ([status, { description, content }]) =>
      html`<li><code>${status}</code> ${description} ${content ? html`<code>${Object.keys(content).join(', ')}</code>` : ''}</li>`,
  );
  return html`<section>
<h2><code>${method.toUpperCase()} ${path}</code></h2>
<p>${summary ?? ''}</p>
${takes.length > 0 ? html`<ul>${takes}</ul>` : ''}
${requestBody ? html`<pre tabindex="0">${pretty(requestBody)}</pre>` : ''}
<ul>${gives}</ul>
</section>`;
}

const pretty = (value: object) => JSON.stringify(value, null, 2);
