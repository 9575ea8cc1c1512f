import schema from '../../report.schema.json' with { type: 'json' }

/** The form of a report, as JSON Schema (2020-12): what `onmaru verify --json` prints and the archive publishes at /archive/report.schema.json. */
export const REPORT_SCHEMA: Readonly<Record<string, unknown>> = schema
