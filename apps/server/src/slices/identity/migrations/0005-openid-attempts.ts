import type { SchemaStep } from '../../../kernel/migrate.ts'

/** Sign-ins under way at the office's identity provider; kept here, so that any process may hear the answer. */
export const openIdAttemptsStep: SchemaStep = {
  name: 'identity/0005-openid-attempts',
  up: async (db) => {
    await db.schema
      .createTable('openIdAttempts')
      .addColumn('stateHash', 'text', (c) => c.primaryKey())
      .addColumn('browserHash', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('verifier', 'text', (c) => c.notNull())
      .addColumn('next', 'text', (c) => c.notNull())
      .addColumn('expiresAt', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('openIdAttemptsByEnd').on('openIdAttempts').column('expiresAt').execute()
  },
}
