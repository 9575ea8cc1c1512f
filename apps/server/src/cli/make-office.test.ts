import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../kernel/config.ts'
import { cliFaults } from './faults.ts'
import { newOfficeIn } from './make-office.ts'
import { run } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'onmaru-office-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const quiet = () => undefined

function place(name: string) {
  const dataFolder = join(root, name)
  const config = readConfig({ ONMARU_DATA: dataFolder, ONMARU_LOG: 'silent' })
  return { dataFolder, office: newOfficeIn(config) }
}

describe('office create --demo', () => {
  it('tells people, password and key files, and says of a second one that there is one', async () => {
    const { dataFolder, office } = place('first')
    const command = async (...argv: string[]) => {
      const stdout = new PassThrough()
      const stderr = new PassThrough()
      const said = Promise.all([text(stdout), text(stderr)])
      const missing = async () => {
        throw cliFaults.OFFICE_MISSING({ dataFolder })
      }
      const exit = await run(['office', 'create', ...argv], { stdin: Readable.from([]), stdout, stderr }, missing, () => office)
      stdout.end()
      stderr.end()
      const [out, err] = await said
      return { exit, out, err }
    }
    const made = await command('--demo', '--documents', 'none', '--json')
    expect(made.exit).toBe(0)
    const told = JSON.parse(made.out)
    expect(told).toMatchObject({ created: true, password: 'onmaru-2026!' })
    expect(told.people).toHaveLength(60)
    for (const { keyFile } of told.people) expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataFolder).toSorted()).toEqual(['blobs', 'keys', 'keystore.passphrase', 'onmaru.db'])
    expect(await command('--demo')).toMatchObject({ exit: 2, out: '' })
    expect((await command('--demo')).err).toContain('이미 사무실이 있습니다')
    const again = await command('--demo', '--if-missing')
    expect(again).toMatchObject({ exit: 0, err: '' })
    expect(again.out).toContain('hana.kim')
    expect((await command()).exit).toBe(2)
    expect((await command('--demo', '--documents', 'some')).exit).toBe(2)
  })

  it('begins anew where it was stopped while making, and goes on where it was stopped while moving in', async () => {
    const { dataFolder, office } = place('stopped')
    const staging = join(dataFolder, '.creating')
    mkdirSync(staging, { recursive: true })
    writeFileSync(join(staging, 'onmaru.db'), 'half a database')
    expect(await office.make('none', quiet)).toBe(true)
    expect(existsSync(staging)).toBe(false)
    mkdirSync(staging)
    for (const name of ['onmaru.db', 'keystore.passphrase']) renameSync(join(dataFolder, name), join(staging, name))
    writeFileSync(join(staging, '.whole'), '')
    expect(await office.make('none', quiet)).toBe(true)
    expect(await office.make('none', quiet)).toBe(false)
  })

  it('touches nothing of somebody else’s in the data folder', async () => {
    const { dataFolder, office } = place('taken')
    mkdirSync(join(dataFolder, 'keys'), { recursive: true })
    writeFileSync(join(dataFolder, 'keys', 'mine'), 'mine')
    await expect(office.make('none', quiet)).rejects.toMatchObject({ code: 'DATA_IN_THE_WAY' })
    expect(readdirSync(join(dataFolder, 'keys'))).toEqual(['mine'])
  })
})
