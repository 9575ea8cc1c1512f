import type { Actor } from '../../kernel/actor.ts'
import type { Role } from './schema.ts'

/** Everybody, everybody who signed in, or those with one of these roles. */
type Who = 'anyone' | 'signed-in' | readonly Role[]

/** Who may call what. A procedure that does not stand here is refused to everybody, and a test fails. */
export const WHO_MAY: Readonly<Record<string, Who>> = {
  'identity.signIn': 'anyone',
  'identity.me': 'signed-in',
  'identity.signOut': 'signed-in',
  'identity.units': 'signed-in',
  'identity.people': 'signed-in',
  'identity.directory': 'signed-in',
  'identity.agency': 'signed-in',
  'identity.myAbsences': 'signed-in',
  'identity.addAbsence': 'signed-in',
  'identity.endAbsence': 'signed-in',
  'identity.myDeputies': 'signed-in',
  'identity.setDeputies': 'signed-in',
  'identity.matters': 'signed-in',
  'identity.schedules': 'signed-in',
  'identity.schedule': 'signed-in',
  'identity.draftSchedule': ['administrator'],
  'identity.saveSchedule': ['administrator'],
  'identity.discardSchedule': ['administrator'],
  'identity.enactSchedule': ['administrator'],
  'identity.exportSchedule': ['administrator'],
  'identity.importSchedule': ['administrator'],
  'classification.tree': 'signed-in',
  'classification.tasks': 'signed-in',
  'classification.folders': 'signed-in',
  'classification.openFolder': 'signed-in',
  'documents.create': 'signed-in',
  'documents.draft': 'signed-in',
  'documents.drafts': 'signed-in',
  'documents.save': 'signed-in',
  'documents.check': 'signed-in',
  'documents.discard': 'signed-in',
  'documents.removeAttachment': 'signed-in',
  'documents.orderAttachments': 'signed-in',
  'signatures.mine': 'signed-in',
  'signatures.renew': 'signed-in',
  'signatures.certificates': ['administrator'],
  'signatures.renewals': ['administrator'],
  'signatures.pending': ['administrator'],
  'signatures.proofForecast': ['administrator'],
  'signatures.issue': ['administrator'],
  'signatures.revoke': ['administrator'],
  'signatures.release': ['administrator'],
  'approval.draftLine': 'signed-in',
  'approval.proposal': 'signed-in',
  'approval.checkLine': 'signed-in',
  'approval.saveLine': 'signed-in',
  'approval.prepareSubmit': 'signed-in',
  'approval.prepareSign': 'signed-in',
  'approval.act': 'signed-in',
  'approval.document': 'signed-in',
  'approval.signatures': 'signed-in',
  'approval.box': 'signed-in',
  'approval.counts': 'signed-in',
  'approval.changes': 'signed-in',
  'records.register': 'signed-in',
  'records.item': 'signed-in',
  'records.folders': 'signed-in',
  'records.folder': 'signed-in',
  'audit.entries': ['auditor'],
  'audit.life': ['auditor'],
  'audit.verify': ['auditor'],
  'disclosure.stateOf': 'signed-in',
  'disclosure.screenText': 'signed-in',
  'disclosure.queue': ['disclosure-officer'],
  'disclosure.item': ['disclosure-officer'],
  'disclosure.clear': ['disclosure-officer'],
  'disclosure.refuse': ['disclosure-officer'],
  'disclosure.withdraw': ['disclosure-officer'],
  'disclosure.threshold': ['disclosure-officer', 'administrator'],
  'disclosure.setThreshold': ['administrator'],
}

/** Whether the table gives a procedure to an actor. Deny by default. */
export function may(procedure: string, actor: Actor): boolean {
  const who = Object.hasOwn(WHO_MAY, procedure) ? WHO_MAY[procedure] : undefined
  if (who === undefined) return false
  if (who === 'anyone') return true
  if (actor.kind !== 'person') return false
  return who === 'signed-in' || who.some((role) => actor.roles.includes(role))
}
