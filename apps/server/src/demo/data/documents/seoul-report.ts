import type { DemoDocument } from '../demo-document.ts'
import { HISTORY } from './seoul-report-history.ts'
import { PROGRAMS } from './seoul-report-programs.ts'
import { RESULTS } from './seoul-report-results.ts'

const SUMMARY = `
# 조사 개요
+ 조사 목적: 다른 도시의 전자정부 발전 과정을 조사하여 {Y+1}년 디지털정책 시행계획에 참고하고자 함
+ 조사 자료: 서울정책아카이브 「Seoul e-Government」(2015. 6. 25.), 영문 원문을 번역 대조용으로 모두 실음
+ 요약
  + 서울시는 1999년부터 네 차례의 정보화 기본계획을 단계별로 추진함
  + 단계마다 **통합 → 연계 → 참여 → 공개**로 중심이 옮겨 감
  + 결재 문서의 공개(2012년)는 문서를 만드는 순간부터 공개를 전제로 한 점이 특징임
|! 단계 | 기간 | 계획 | 주요 내용 |
| 준비 | 1999 ~ 2002 | 제1차 정보화 기본계획 | 조례 제정, 행정 전산화, e-Seoul Net |
| 도입 | 2003 ~ 2006 | 제2차 정보화 기본계획 | 자원 통합, 데이터센터, 원클릭 민원 |
| 확산 | 2007 ~ 2010 | 제3차 정보화 기본계획(u-Seoul) | 웹 2.0, 업무관리시스템, 통합관제 |
| 공개 | 2011 ~ 2015 | 제4차 정보화 기본계획(Smart Seoul 2015) | 정보소통광장, 열린데이터광장, 빅데이터 |`

const LESSONS = `
# 시사점과 조치 계획
+ 시사점
  + 시스템마다 따로 모은 자료를 합치는 데 5년이 걸렸으므로, 새 시스템은 처음부터 개방형 규격으로 만들어야 함
  + 공개는 나중에 가려 내는 일이 아니라 기안할 때 정하는 일로 바꾸어야 함
  + 국제 평가(UN 전자정부 평가)에서 높은 점수를 받은 항목은 서비스의 수보다 시민 참여였음
+ 조치 계획
  + 시행계획의 과제로 반영: {+20}
  + 번역문 전체를 디지털정책과 자료실에 게시: {+10}
출처: Seoul Solution, 「Seoul e-Government」, 서울정책아카이브.`

/** The long real report: translated in its summary, the original in full. */
export const SEOUL_REPORT: readonly DemoDocument[] = [
  {
    key: 'seoul-report',
    state: 'RELEASED',
    title: '서울시 전자정부 정책의 발전 과정 조사·연구 보고',
    form: 'BRIEF',
    task: '전자정부 연구·국제협력',
    line: '검토 고은결 / 결재 박세찬 전결',
    story: `
      -21 09:15 채새봄 상신
      -20 11:30 고은결 서명: 원문 대조를 마쳤습니다.
      -20 16:20 박세찬 서명`,
    body: [SUMMARY, HISTORY, PROGRAMS, RESULTS, LESSONS].join('\n'),
    attachments: [
      {
        name: '번역 용어집.csv',
        text: '영문,국문\nBasic Strategic Plan for Informatization,정보화 기본계획\nOpen Data Plaza,열린데이터광장\nCommunication Plaza,정보소통광장\nNight Owl bus,올빼미버스\n',
      },
    ],
  },
]
