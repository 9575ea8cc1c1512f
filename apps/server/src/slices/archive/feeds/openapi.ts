const parameter = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})
const nullable = (type: string, format?: string) => ({ type: [type, 'null'], ...(format === undefined ? {} : { format }) })
const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const text = { type: 'string' }
const FACTS = {
  id: { ...text, description: 'Permanent identifier.' },
  title: text,
  number: { ...text, description: 'Production number.' },
  agency: text,
  unit: text,
  unitId: { ...text, description: 'What the parameter `unit` takes.' },
  task: text,
  taskId: { ...text, description: 'What the parameter `task` takes.' },
  kind: { enum: ['LEGAL', 'DIRECTIVE', 'NOTICE', 'KEPT', 'PETITION', 'GENERAL'] },
  disclosure: { enum: ['OPEN', 'PARTIAL', 'CLOSED'] },
  registeredOn: { ...text, format: 'date' },
  publishedAt: { ...text, format: 'date-time' },
  pageUrl: { ...text, format: 'uri' },
  pdfUrl: { ...nullable('string', 'uri'), description: 'Null where the text is closed.' },
}
const ITEM = { type: 'object', required: Object.keys(FACTS), properties: FACTS }
const PERSON = { type: 'object', required: ['name', 'post'], properties: { name: text, post: text } }
const object = (properties: Record<string, object>) => ({ type: 'object', required: Object.keys(properties), properties })

/** The open API described (OpenAPI 3.1). */
export function openApi(publicUrl: string): object {
  const fault = { description: 'Refused, with a code and a sentence.', content: json('Fault') }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Onmaru public archive',
      version: '1',
      description: 'Documents that the office has published, newest first. No key is needed. CORS is open.',
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/v1/documents': {
        get: {
          operationId: 'listDocuments',
          summary: 'Search or list documents, newest first; hits in the title come before the rest.',
          parameters: [
            parameter('q', 'Words; every one must occur. Two syllables are enough.', { ...text, maxLength: 200 }),
            parameter('limit', 'Items a page.', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
            parameter('after', 'The `next` of the page before.', text),
            ...['agency', 'year', 'kind', 'disclosure'].map((name) => parameter(name, `Only this ${name}.`, text)),
            ...['unit', 'task'].map((name) => parameter(name, `Only this ${name}, by its \`${name}Id\`.`, text)),
          ],
          responses: { '200': { description: 'A page.', content: json('Page') }, '400': fault },
        },
      },
      '/api/v1/documents/{id}': {
        get: {
          operationId: 'getDocument',
          summary: 'One document with its text, line and files.',
          parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
          responses: { '200': { description: 'The document.', content: json('Document') }, '404': fault },
        },
      },
    },
    components: {
      schemas: {
        Item: ITEM,
        Page: object({ items: { type: 'array', items: { $ref: '#/components/schemas/Item' } }, next: nullable('string') }),
        Document: {
          allOf: [
            { $ref: '#/components/schemas/Item' },
            object({
              drafter: PERSON,
              approver: PERSON,
              clauses: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 8 } },
              reviewDueOn: nullable('string', 'date'),
              line: {
                type: 'array',
                items: object({
                  kind: text,
                  mark: nullable('string'),
                  name: text,
                  post: text,
                  unit: text,
                  at: nullable('string', 'date-time'),
                }),
              },
              bodyText: text,
              pdfSha256: nullable('string'),
              attachments: {
                type: 'array',
                items: object({
                  name: text,
                  mediaType: text,
                  size: { type: 'integer' },
                  sha256: text,
                  url: { ...text, format: 'uri' },
                }),
              },
            }),
          ],
        },
        Fault: object({
          error: object({ code: text, kind: text, sentence: object({ ko: text, en: text }), facts: { type: 'object' } }),
        }),
      },
    },
  }
}
