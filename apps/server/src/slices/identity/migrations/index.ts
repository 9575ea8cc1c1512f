import type { SchemaStep } from '../../../kernel/migrate.ts'
import { officeStep } from './0002-office.ts'
import { teamLeadersStep } from './0003-team-leaders.ts'
import { scheduleDraftsStep } from './0004-schedule-drafts-deputies.ts'
import { openIdAttemptsStep } from './0005-openid-attempts.ts'

export const identitySteps: readonly SchemaStep[] = [
  {
    name: 'identity/0001-people-and-sessions',
    up: async (db) => {
      await db.schema
        .createTable('units')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('parentId', 'text', (c) => c.references('units.id'))
        .addColumn('code', 'text', (c) => c.notNull().unique())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('position', 'integer', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('people')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('login', 'text', (c) => c.notNull().unique())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('initials', 'text', (c) => c.notNull())
        .addColumn('unitId', 'text', (c) => c.notNull().references('units.id'))
        .addColumn('post', 'text', (c) => c.notNull())
        .addColumn('rank', 'text', (c) => c.notNull())
        .addColumn('grade', 'integer', (c) => c.notNull())
        .addColumn('email', 'text', (c) => c.notNull())
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('peopleByUnit').on('people').columns(['unitId', 'grade']).execute()
      await db.schema
        .createTable('personRoles')
        .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('personRolesOnce', ['personId', 'role'])
        .execute()
      await db.schema
        .createTable('passwords')
        .addColumn('personId', 'text', (c) => c.primaryKey().references('people.id'))
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('lockedUntil', 'text')
        .addColumn('changedAt', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('sessions')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
        .addColumn('personId', 'text', (c) => c.notNull().references('people.id'))
        .addColumn('createdAt', 'text', (c) => c.notNull())
        .addColumn('expiresAt', 'text', (c) => c.notNull())
        .addColumn('endedAt', 'text')
        .addColumn('address', 'text', (c) => c.notNull())
        .addColumn('client', 'text', (c) => c.notNull())
        .execute()
    },
  },
  officeStep,
  teamLeadersStep,
  scheduleDraftsStep,
  openIdAttemptsStep,
]
