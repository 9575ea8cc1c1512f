import type { SchemaStep } from '../../../kernel/migrate.ts'
import { listsStep } from './0002-lists.ts'
import { proofsStep } from './0003-proofs.ts'
import { outsideStep } from './0004-outside.ts'
import { claimsStep } from './0005-claims.ts'
import { signedAgainStep } from './0006-signed-again.ts'
import { renewalAskedStep } from './0007-renewal-asked.ts'
import { formerKeysStep } from './0008-former-keys.ts'
import { challengesStep } from './0009-challenges.ts'
import { signatureImagesStep } from './0010-signature-images.ts'

export const signaturesSteps: readonly SchemaStep[] = [
  {
    name: 'signatures/0001-authority-stages-and-seals',
    up: async (db) => {
      await db.schema
        .createTable('issuedCertificates')
        .addColumn('serialNumber', 'text', (c) => c.primaryKey())
        .addColumn('profile', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('personId', 'text')
        .addColumn('fingerprint', 'text', (c) => c.notNull().unique())
        .addColumn('der', 'text', (c) => c.notNull())
        .addColumn('notBefore', 'text', (c) => c.notNull())
        .addColumn('notAfter', 'text', (c) => c.notNull())
        .addColumn('revokedAt', 'text')
        .addColumn('revocationReason', 'text')
        .execute()
      await db.schema.createIndex('issuedCertificatesByPerson').on('issuedCertificates').columns(['personId']).execute()
      await db.schema
        .createTable('authorityKeys')
        .addColumn('profile', 'text', (c) => c.primaryKey())
        .addColumn('serialNumber', 'text', (c) => c.notNull().references('issuedCertificates.serialNumber'))
        .addColumn('container', 'text', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('authorityCounters')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('value', 'bigint', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('signingStages')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('revisionId', 'text', (c) => c.notNull())
        .addColumn('stepId', 'text', (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull())
        .addColumn('field', 'text', (c) => c.notNull())
        .addColumn('baseBlob', 'text', (c) => c.notNull())
        .addColumn('preparedBlob', 'text', (c) => c.notNull())
        .addColumn('byteRange', 'text', (c) => c.notNull())
        .addColumn('signedAt', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('signingStagesByDocument').on('signingStages').columns(['documentId', 'state']).execute()
      await db.schema
        .createTable('acceptedSignatures')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('revisionId', 'text', (c) => c.notNull())
        .addColumn('stepId', 'text', (c) => c.notNull())
        .addColumn('personId', 'text')
        .addColumn('field', 'text', (c) => c.notNull())
        .addColumn('certificateFingerprint', 'text', (c) => c.notNull())
        .addColumn('certificate', 'text', (c) => c.notNull())
        .addColumn('signedAt', 'text', (c) => c.notNull())
        .addColumn('pdfBlob', 'text', (c) => c.notNull())
        .addUniqueConstraint('acceptedSignaturesOnce', ['revisionId', 'field'])
        .execute()
      await db.schema
        .createTable('sealRegister')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('imageBlob', 'text', (c) => c.notNull())
        .addColumn('serialNumber', 'text', (c) => c.notNull().references('issuedCertificates.serialNumber'))
        .addColumn('startedOn', 'text', (c) => c.notNull())
        .addColumn('retiredOn', 'text')
        .execute()
    },
  },
  listsStep,
  proofsStep,
  outsideStep,
  claimsStep,
  signedAgainStep,
  renewalAskedStep,
  formerKeysStep,
  challengesStep,
  signatureImagesStep,
]
