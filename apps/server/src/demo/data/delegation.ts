import type { DelegationLevel } from '../../slices/identity/index.ts'

/** A row of the delegation schedule: a task's name, or null for every task; amounts in won. */
export interface DemoDelegation {
  readonly task: string | null
  readonly matter: string
  readonly level: DelegationLevel
  readonly amountUpTo: number | null
}

const LEVELS: Readonly<Record<string, DelegationLevel>> = {
  팀장: 'TEAM_LEAD',
  과장: 'DIVISION_HEAD',
  국장: 'BUREAU_HEAD',
  부시장: 'VICE_MAYOR',
  시장: 'MAYOR',
}

/** Task, matter, level, and up to how many million won. */
const TABLE = `
공공데이터 제공 및 품질관리 | 공공데이터 제공·품질관리 계획의 수립과 시행 | 과장
디지털정책 종합계획 | 디지털정책 기본계획·시행계획의 수립 | 국장
정보화사업 사전협의 | 정보화사업의 사전협의와 결과 통보 | 과장
전자정부 연구·국제협력 | 전자정부 조사·연구와 교류 | 과장
통합관제센터 운영 | 통합관제센터 운영과 장비 유지관리 | 과장
스마트도시 서비스 조성 | 스마트도시 서비스 사업계획의 수립 | 국장
개인정보 보호 정책 | 개인정보 보호 계획과 위원회 운영 | 과장
사이버 보안관제 | 보안관제와 취약점 점검 | 과장
자치법규 관리 | 조례·규칙의 제정과 개정 | 시장
기록물관리 | 기록물 정리·이관·평가 | 과장
정보공개 운영 | 정보공개 제도의 운영과 사전정보공표 | 과장
인사·복무 관리 | 6급 이하 공무원의 임용과 전보 | 국장
청사·당직 운영 | 당직 명령과 청사 방호 | 팀장
계약 관리 | 2천만원 이하의 물품·용역 계약 | 팀장 | 20
계약 관리 | 2억원 이하의 물품·용역·공사 계약 | 과장 | 200
계약 관리 | 10억원 이하의 물품·용역·공사 계약 | 국장 | 1000
계약 관리 | 그 밖의 계약 | 부시장
공유재산 관리 | 공유재산 실태조사와 관리계획 | 과장
공유재산 관리 | 5천만원 이하 공유재산의 처분 | 국장 | 50
지출·결산 | 지출결의와 결산 자료의 작성 | 과장
예산 편성 | 예산안 편성과 배정 | 시장
예산 편성 | 예산 편성 지침과 자료 요구 | 부시장
법제심사·소송 | 법제심사와 소송 수행자의 지정 | 과장
자체감사 | 감사계획과 처분요구 | 부시장
자체감사 | 일상감사와 복무점검 | 과장
기초생활보장 | 급여의 결정과 확인조사 | 과장
지역사회보장계획 | 지역사회보장계획의 수립과 평가 | 국장
문화행사 운영 | 문화행사 개최 계획과 후원 명칭의 승인 | 과장
문화시설 관리 | 문화시설의 사용허가와 위탁 | 과장
도시관리계획 결정 | 도시관리계획의 입안·열람·결정 고시 | 국장
개발행위 허가 | 1만제곱미터 미만 개발행위의 허가 | 과장
교통안전 시설 | 교통안전 시설의 설치와 개선 | 과장
대중교통 노선 | 노선의 신설·변경과 손실 보전 | 국장
배수펌프장 운영 | 배수펌프장 점검과 가동 | 과장
생활폐기물 민원 처리 | 무단투기 과태료의 부과와 민원 회신 | 과장
대기질 관리 | 미세먼지 저감 계획과 실적 관리 | 과장
* | 그 밖에 부서의 장이 책임지는 일상 사무 | 과장
* | 소속 직원의 출장·연가·초과근무 명령 | 팀장
* | 자료의 제출과 단순한 사실의 조회·회신 | 팀장
* | 국 안의 조정과 업무 협의 | 국장
* | 기관 사이의 협약과 주요 방침의 결정 | 시장`

const MILLION = 1_000_000

/** 한빛시 위임전결규정: forty-one rows; what stands in none of them the mayor decides (영 10②). */
export const DELEGATION: readonly DemoDelegation[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [task = '', matter = '', level = '', amount] = line.split(' | ')
    return {
      task: task === '*' ? null : task,
      matter,
      level: LEVELS[level] ?? 'MAYOR',
      amountUpTo: amount === undefined ? null : Number(amount) * MILLION,
    }
  })
