export * from './drafts.ts'
export * from './files.ts'
export * from './revisions.ts'
