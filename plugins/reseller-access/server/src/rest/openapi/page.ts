import type { OpenApiDocument } from './document';

type Described = {
  operationId?: string;
  summary?: string;
  description?: string;
  security?: unknown[];
  requestBody?: { content?: Record<string, unknown> };
};

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const curl = (method: string, path: string, { requestBody, security }: Described): string => {
  const types = Object.keys(requestBody?.content ?? {});
  const parts = ['curl', ...(method === 'GET' ? [] : ['-X', method])];
  if (!security) parts.push(`-H "Authorization: Bearer $KEY"`);
  if (types.includes('application/json')) {
    parts.push(`-H 'Content-Type: application/json'`, '-d @body.json');
  }
  if (types.includes('multipart/form-data')) parts.push('-F file=@calls.csv');
  return [...parts, `"$BILLWRIGHT/api/v1${path.replaceAll(/\{(\w+)\}/g, '$$$1')}"`].join(' ');
};

const section = (method: string, path: string, operation: Described): string => `
<section id="${escaped(operation.operationId ?? '')}">
<h2>${escaped(operation.summary ?? '')}</h2>
<p><code>${method} /api/v1${escaped(path)}</code></p>
<p>${escaped(operation.description ?? '')}</p>
<pre>${escaped(curl(method, path, operation))}</pre>
</section>`;

/** The OpenAPI document as a page for people: one file, no scripts, nothing from elsewhere. */
export const documentPage = ({ info, paths = {} }: OpenApiDocument): string => {
  const sections = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, operation]) =>
      section(method.toUpperCase(), path, operation),
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h2 { font-size: 1.1rem; margin: 2rem 0 0; } p { margin: 0.3rem 0; }
pre { background: #f3f3f5; padding: 0.6rem; overflow-x: auto; border-radius: 4px; font-size: 0.85rem; }
</style></head><body>
<h1>${escaped(info.title)}</h1>
<p>${escaped(info.description ?? '')}</p>
<p>Fields, filters and answers of each are in <a href="openapi.json">openapi.json</a>.</p>
${sections.join('')}
</body></html>`;
};
