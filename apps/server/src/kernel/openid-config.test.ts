import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const WHOLE = {
  ONMARU_OIDC_ISSUER: 'https://login.example.go.kr/realms/office',
  ONMARU_OIDC_CLIENT_ID: 'onmaru',
  ONMARU_OIDC_CLIENT_SECRET: 'secret',
}

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('settings of OpenID Connect', () => {
  it('are all there or none, with what people expect for the rest', () => {
    expect(readConfig({}).openId).toBeNull()
    expect(readConfig({ ONMARU_OIDC_ISSUER: '' }).openId).toBeNull()
    expect(readConfig(WHOLE).openId).toEqual({
      issuer: WHOLE.ONMARU_OIDC_ISSUER,
      clientId: 'onmaru',
      clientSecret: 'secret',
      claim: 'preferred_username',
      name: '통합인증',
    })
  })

  it.each(Object.keys(WHOLE))('without %s stop the start and name it', (name) => {
    const problems = problemsOf({ ...WHOLE, [name]: '' })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name}: is missing`))
  })

  it('that name a claim or a button alone are half too', () => {
    expect(problemsOf({ ONMARU_OIDC_NAME: '통합인증' })).toHaveLength(3)
    expect(problemsOf({ ONMARU_OIDC_CLAIM: 'sub', ONMARU_PORT: 'x' })).toContainEqual(expect.stringMatching(/^ONMARU_PORT: /))
  })

  it.each([
    'http://login.example.go.kr',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'https://user@login.example.go.kr',
    'https://login.example.go.kr/?realm=1',
    'ftp://localhost',
    'login',
  ])('take no issuer %s', (issuer) => {
    expect(problemsOf({ ...WHOLE, ONMARU_OIDC_ISSUER: issuer })).toEqual([expect.stringMatching(/^ONMARU_OIDC_ISSUER: must be/)])
  })

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080/realms/a', 'http://[::1]:8080'])(
    'take %s, which does not leave the machine',
    (issuer) => {
      expect(problemsOf({ ...WHOLE, ONMARU_OIDC_ISSUER: issuer })).toEqual([])
    },
  )
})
