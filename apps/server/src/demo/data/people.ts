import type { Role } from '../../slices/identity/index.ts'

/** A person of the demo office. `grade` is 10 − N for N급, 10 for the mayor. */
export interface DemoPerson {
  readonly unit: string
  readonly name: string
  readonly login: string
  readonly post: string
  readonly rank: string
  readonly grade: number
  readonly roles: readonly Role[]
  /** Name of the team leader; null for leaders and heads. */
  readonly leader: string | null
}

const RANKS: Readonly<Record<string, readonly [rank: string, grade: number]>> = {
  정무직: ['정무직', 10],
  '2급': ['지방이사관(2급)', 8],
  '3급': ['지방부이사관(3급)', 7],
  '4급': ['지방서기관(4급)', 6],
  '5급': ['지방사무관(5급)', 5],
  '6급': ['지방주사(6급)', 4],
  '7급': ['지방주사보(7급)', 3],
  '8급': ['지방서기(8급)', 2],
  '9급': ['지방서기보(9급)', 1],
  연구사: ['지방기록연구사', 3],
}

/** Unit, name, login, post, grade, and roles beyond being an official. Who stands below a team leader works in that team. */
const TABLE = `
시장실 하늘 haneul 시장 정무직
시장실 사랑 sarang 부시장 2급
시장실 차온유 onyu.cha 비서팀장 6급
감사담당관 배정우 jeongwoo.bae 감사담당관 5급 auditor
감사담당관 석다빈 dabin.seok 감사팀장 6급
감사담당관 표은솔 eunsol.pyo 주무관 7급 auditor
예산담당관 최네모 nemo.choi 예산담당관 5급
예산담당관 길도현 dohyeon.gil 예산팀장 6급
예산담당관 소예나 yena.so 주무관 7급 unit-clerk
법무담당관 신하람 haram.shin 법무담당관 5급
법무담당관 탁지호 jiho.tak 법제팀장 6급
법무담당관 국보미 bomi.guk 주무관 8급 unit-clerk
행정국 바름 bareum 행정국장 3급
총무과 마루 maru 총무과장 4급
총무과 라온 raon 기록관리팀장 6급 records-manager
총무과 방서윤 seoyun.bang 주무관 연구사 records-manager
총무과 여민준 minjun.yeo 정보공개팀장 6급 disclosure-officer
총무과 도담 dodam 주무관 7급 unit-clerk
회계과 남궁빛 bit.namgung 회계과장 5급
회계과 봉하준 hajun.bong 계약팀장 6급
회계과 명지안 jian.myeong 주무관 7급
회계과 어진솔 jinsol.eo 주무관 8급 unit-clerk
복지정책과 구슬기 seulgi.gu 복지정책과장 5급
복지정책과 변시우 siu.byeon 복지기획팀장 6급
복지정책과 맹채원 chaewon.maeng 주무관 7급 unit-clerk
문화예술과 옥가온 gaon.ok 문화예술과장 5급
문화예술과 제갈윤 yun.jegal 문화기획팀장 6급
문화예술과 설아린 arin.seol 주무관 8급 unit-clerk
디지털국 천마음 maeum.cheon 디지털국장 3급
디지털정책과 박세찬 sechan.park 디지털정책과장 4급
디지털정책과 고은결 eungyeol.ko 디지털기획팀장 6급
디지털정책과 채새봄 saebom.chae 주무관 8급 administrator
디지털정책과 이두리 duri.lee 데이터팀장 6급
디지털정책과 김하나 hana.kim 주무관 7급 unit-clerk
스마트도시과 황보람 ram.hwangbo 스마트도시과장 5급
스마트도시과 유하늘 haneul.yu 스마트도시팀장 6급
스마트도시과 임수아 sua.lim 주무관 7급
스마트도시과 곽지우 jiu.kwak 관제팀장 6급
스마트도시과 진나루 naru.jin 주무관 9급 unit-clerk
정보보호담당관 선우진 jin.sunwoo 정보보호담당관 5급
정보보호담당관 민들레 deulle.min 정보보호팀장 6급
정보보호담당관 노을 noeul 주무관 7급 unit-clerk
도시국 오로지 roji.oh 도시국장 3급
도시계획과 문열 yeol.moon 도시계획과장 4급
도시계획과 서아홉 ahop.seo 도시계획팀장 6급
도시계획과 한여덟 yeodeol.han 주무관 7급
도시계획과 안단비 danbi.an 주무관 9급 unit-clerk
교통정책과 지한결 hangyeol.ji 교통정책과장 5급
교통정책과 류이든 ideun.ryu 교통기획팀장 6급
교통정책과 엄해솔 haesol.eom 주무관 7급 unit-clerk
안전국 강우람 uram.kang 안전국장 3급
치수과 원가람 garam.won 치수과장 5급
치수과 성시내 sinae.seong 하천팀장 6급
치수과 전이슬 iseul.jeon 주무관 8급 unit-clerk
자원순환과 조일곱 ilgop.cho 자원순환과장 5급
자원순환과 강여섯 yeoseot.kang 자원순환팀장 6급
자원순환과 정다섯 daseot.jung 주무관 7급 unit-clerk
환경정책과 송아름 areum.song 환경정책과장 4급
환경정책과 백푸름 pureum.baek 환경기획팀장 6급
환경정책과 홍새벽 saebyeok.hong 주무관 8급 unit-clerk`

/** Sixty invented officials; a division has its head, team leaders and officers. */
export const PEOPLE: readonly DemoPerson[] = TABLE.trim().split('\n').reduce(withLine, [])

function withLine(above: readonly DemoPerson[], line: string): readonly DemoPerson[] {
  const [unit = '', name = '', login = '', post = '', level = '', ...roles] = line.split(' ')
  const [rank, grade] = RANKS[level] ?? [level, 0]
  const led = above.findLast((one) => one.unit === unit && isLeader(one.post))
  const leader = post === '주무관' ? (led?.name ?? null) : null
  return [...above, { unit, name, login, post, rank, grade, roles: ['official', ...(roles as Role[])], leader }]
}

function isLeader(post: string): boolean {
  return post.endsWith('팀장')
}

/** Those whom a visitor signs in as first, from the mayor to the auditor. */
export const FIRST_PEOPLE: readonly string[] = [
  'haneul',
  'sechan.park',
  'duri.lee',
  'hana.kim',
  'raon',
  'minjun.yeo',
  'jeongwoo.bae',
  'saebom.chae',
]
