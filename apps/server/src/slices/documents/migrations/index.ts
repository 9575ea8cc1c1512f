import type { SchemaStep } from '../../../kernel/migrate.ts'
import { penStep } from './0002-pen.ts'

export const documentsSteps: readonly SchemaStep[] = [
  {
    name: 'documents/0001-drafts-and-revisions',
    up: async (db) => {
      await db.schema
        .createTable('documents')
        .addColumn('id', 'text', (c) => c.notNull().primaryKey())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('version', 'bigint', (c) => c.notNull())
        .addColumn('authorId', 'text', (c) => c.notNull())
        .addColumn('authorName', 'text', (c) => c.notNull())
        .addColumn('authorPost', 'text', (c) => c.notNull())
        .addColumn('unitId', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('form', 'text', (c) => c.notNull())
        .addColumn('copyOf', 'text')
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addColumn('savedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('documentsOfAuthor').on('documents').columns(['authorId', 'state', 'savedAt', 'id']).execute()
      await db.schema
        .createTable('documentAttachments')
        .addColumn('id', 'text', (c) => c.notNull().primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull().references('documents.id'))
        .addColumn('position', 'integer', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('mediaType', 'text', (c) => c.notNull())
        .addColumn('size', 'bigint', (c) => c.notNull())
        .addColumn('sha256', 'text', (c) => c.notNull())
        .addColumn('addedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('documentAttachmentsInOrder')
        .on('documentAttachments')
        .columns(['documentId', 'position'])
        .execute()
      await db.schema
        .createTable('documentImages')
        .addColumn('documentId', 'text', (c) => c.notNull().references('documents.id'))
        .addColumn('blob', 'text', (c) => c.notNull())
        .addColumn('mediaType', 'text', (c) => c.notNull())
        .addColumn('width', 'integer', (c) => c.notNull())
        .addColumn('height', 'integer', (c) => c.notNull())
        .addColumn('addedAt', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('documentImagesOnce', ['documentId', 'blob'])
        .execute()
      await db.schema
        .createTable('documentRevisions')
        .addColumn('id', 'text', (c) => c.notNull().primaryKey())
        .addColumn('documentId', 'text', (c) => c.notNull().references('documents.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('draftVersion', 'bigint', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('form', 'text', (c) => c.notNull())
        .addColumn('attachments', 'text', (c) => c.notNull())
        .addColumn('block', 'text', (c) => c.notNull())
        .addColumn('formBlob', 'text', (c) => c.notNull())
        .addColumn('manifestSha256', 'text', (c) => c.notNull())
        .addColumn('fields', 'text', (c) => c.notNull())
        .addColumn('pages', 'integer', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addUniqueConstraint('documentRevisionsNumberOnce', ['documentId', 'number'])
        .addUniqueConstraint('documentRevisionsContentOnce', ['documentId', 'content'])
        .execute()
    },
  },
  penStep,
]
