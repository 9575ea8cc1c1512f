/** A unit: its code, its name, the name of the unit above it, and the last four digits of its telephone. */
export interface DemoUnit {
  readonly code: string
  readonly name: string
  readonly above: string | null
  readonly phone: string
}

const TABLE = `
7990000 한빛시 - 2114
7990001 시장실 한빛시 2000
7990011 감사담당관 한빛시 2110
7990012 예산담당관 한빛시 2120
7990013 법무담당관 한빛시 2130
7990100 행정국 한빛시 2200
7990101 총무과 행정국 2210
7990102 회계과 행정국 2240
7990103 복지정책과 행정국 2260
7990104 문화예술과 행정국 2280
7990200 디지털국 한빛시 2300
7990201 디지털정책과 디지털국 2310
7990202 스마트도시과 디지털국 2340
7990203 정보보호담당관 디지털국 2370
7990300 도시국 한빛시 2400
7990301 도시계획과 도시국 2410
7990302 교통정책과 도시국 2440
7990400 안전국 한빛시 2500
7990401 치수과 안전국 2510
7990402 자원순환과 안전국 2540
7990403 환경정책과 안전국 2570`

/** The agency, the mayor's office with its three aide organs, four bureaus and twelve divisions, each after the unit above it. */
export const UNITS: readonly DemoUnit[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', above = '', phone = ''] = line.split(' ')
    return { code, name, above: above === '-' ? null : above, phone }
  })
