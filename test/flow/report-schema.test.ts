import { expect, it } from 'vitest'
import { REPORT_SCHEMA } from '../../packages/signing/src/index.ts'
import { openPkiOffice } from '../support/pki-office.ts'

it('the form of the reports is published by the server', async () => {
  await using office = await openPkiOffice('sqlite')
  const answer = await fetch(`${office.address}/archive/report.schema.json`)
  expect(answer.headers.get('content-type')).toContain('application/schema+json')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(await answer.json()).toEqual(REPORT_SCHEMA)
})
