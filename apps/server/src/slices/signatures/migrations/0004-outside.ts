import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Certificates of other authorities that people sign with, and what services outside answered. */
export const outsideStep: SchemaStep = {
  name: 'signatures/0004-enrolled-certificates-and-service-answers',
  up: async (db) => {
    await db.schema
      .createTable('enrolledCertificates')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('fingerprint', 'text', (c) => c.notNull())
      .addColumn('personId', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('serialNumber', 'text', (c) => c.notNull())
      .addColumn('der', 'text', (c) => c.notNull())
      .addColumn('chain', 'text', (c) => c.notNull())
      .addColumn('notBefore', 'text', (c) => c.notNull())
      .addColumn('notAfter', 'text', (c) => c.notNull())
      .addColumn('how', 'text', (c) => c.notNull())
      .addColumn('enrolledAt', 'text', (c) => c.notNull())
      .addColumn('enrolledBy', 'text')
      .addColumn('endedAt', 'text')
      .execute()
    await db.schema
      .createIndex('enrolledCertificatesByFingerprint')
      .on('enrolledCertificates')
      .columns(['fingerprint', 'endedAt'])
      .execute()
    await db.schema.createIndex('enrolledCertificatesByPerson').on('enrolledCertificates').columns(['personId']).execute()
    await db.schema
      .createTable('enrolmentChallenges')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('personId', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('expiresAt', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('serviceAnswers')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('der', 'text', (c) => c.notNull())
      .addColumn('fetchedAt', 'text', (c) => c.notNull())
      .addColumn('usableUntil', 'text', (c) => c.notNull())
      .execute()
  },
}
