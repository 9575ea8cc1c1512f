import { type Io, writeLine } from './io.ts'
import { inOffice, type OpenOffice } from './office-door.ts'

/** Writes who may sign in: a line a person, columns by tabs (login, name, unit, post, roles, state), or one JSON array. */
export async function listUsers(io: Io, openOffice: OpenOffice, json: boolean): Promise<void> {
  const users = await inOffice(openOffice, (office) => office.listUsers())
  if (json) return writeLine(io.stdout, JSON.stringify(users))
  for (const { login, name, unitName, post, roles, lockedAt } of users)
    await writeLine(
      io.stdout,
      [login, name, unitName, post, roles.join(','), lockedAt === null ? '사용 중' : `정지 ${lockedAt}`].join('\t'),
    )
}
