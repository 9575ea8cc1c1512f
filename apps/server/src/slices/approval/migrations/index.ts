import type { SchemaStep } from '../../../kernel/migrate.ts'
import { decisionsStep } from './0002-decisions.ts'
import { boxesStep } from './0003-boxes.ts'
import { looksStep } from './0004-looks.ts'
import { underWayStep } from './0005-under-way.ts'
import { noticesStep } from './0006-notices.ts'
import { savedLinesStep } from './0007-saved-lines.ts'
import { batchesStep } from './0008-batches.ts'
import { pacesStep } from './0009-paces.ts'

export const approvalSteps: readonly SchemaStep[] = [
  {
    name: 'approval/0001-lines-and-boxes',
    up: async (db) => {
      await db.schema
        .createTable('draftLines')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('line', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('updatedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('lineEvents')
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('round', 'integer', (c) => c.notNull())
        .addColumn('stepId', 'text')
        .addColumn('personId', 'text')
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('data', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('lineEventsOnce', ['documentId', 'seq'])
        .execute()
      await db.schema
        .createTable('lineStates')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('seq', 'integer', (c) => c.notNull())
        .addColumn('machineVersion', 'integer', (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('updatedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('preparedSubmissions')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('stageId', 'text', (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull())
        .addColumn('revisionId', 'text', (c) => c.notNull())
        .addColumn('pdfBlob', 'text', (c) => c.notNull())
        .addColumn('line', 'text', (c) => c.notNull())
        .addColumn('lineVersion', 'integer', (c) => c.notNull())
        .addColumn('preparedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('lineRevisions')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('revisionId', 'text', (c) => c.notNull())
        .addColumn('round', 'integer', (c) => c.notNull())
        .addColumn('formBlob', 'text', (c) => c.notNull())
        .addColumn('pdfBlob', 'text', (c) => c.notNull())
        .addColumn('fields', 'text', (c) => c.notNull())
        .addColumn('submittedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('lineSteps')
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('round', 'integer', (c) => c.notNull())
        .addColumn('stepId', 'text', (c) => c.notNull())
        .addColumn('position', 'integer', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('post', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('mark', 'text')
        .addColumn('onBehalfOfId', 'text')
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('opinion', 'text')
        .addColumn('actedAt', 'text')
        .addPrimaryKeyConstraint('lineStepsOnce', ['documentId', 'round', 'stepId'])
        .execute()
      await db.schema
        .createTable('boxEntries')
        .addColumn('personId', 'text', (c) => c.notNull())
        .addColumn('box', 'text', (c) => c.notNull())
        .addColumn('documentId', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('drafterName', 'text', (c) => c.notNull())
        .addColumn('unitName', 'text', (c) => c.notNull())
        .addColumn('urgent', 'integer', (c) => c.notNull())
        .addColumn('dueOn', 'text')
        .addColumn('since', 'text', (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .addColumn('waitingFor', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('boxEntriesOnce', ['personId', 'documentId'])
        .execute()
      await db.schema.createIndex('boxEntriesPage').on('boxEntries').columns(['personId', 'box', 'since']).execute()
      await db.schema.createIndex('boxEntriesByDocument').on('boxEntries').columns(['documentId']).execute()
    },
  },
  decisionsStep,
  boxesStep,
  looksStep,
  underWayStep,
  noticesStep,
  savedLinesStep,
  batchesStep,
  pacesStep,
]
