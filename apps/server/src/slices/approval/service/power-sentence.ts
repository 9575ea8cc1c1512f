import type { LineFaultView } from '../planned-line.ts'
import type { DelegatedPower } from './power.ts'

const LEVELS = {
  OFFICER: ['담당', 'the officer in charge'],
  TEAM_LEAD: ['팀장', 'a team leader'],
  DIVISION_HEAD: ['과장', 'a division head'],
  BUREAU_HEAD: ['국장', 'a bureau head'],
  VICE_MAYOR: ['부시장', 'the vice mayor'],
  MAYOR: ['시장', 'the mayor'],
} as const

/** Says of an approver without the power whose matter it is, by which row, and who may approve. */
export function withPowerSentence(fault: LineFaultView, power: DelegatedPower): LineFaultView {
  if (fault.code !== 'APPROVER_WITHOUT_POWER') return fault
  const names = power.chain
    .filter(({ id }) => power.entitledIds.includes(id))
    .map(({ name, post }) => `${post} ${name}`)
    .join(', ')
  const { rule } = power
  if (rule === null) {
    const ko = `위임전결규정에 없는 사항이므로 기관장이 결재합니다. 결재자를 ${names}로 바꾸십시오.`
    return { ...fault, sentence: { ko, en: `Nothing is delegated here, so the head decides. Let ${names} approve.` } }
  }
  const [ko, en] = LEVELS[power.level]
  return {
    ...fault,
    sentence: {
      ko: `위임전결규정 제${rule.version}판 '${rule.matter}'에 따라 ${ko}의 결재 사항입니다. 결재자를 다음 가운데 고르십시오: ${names}.`,
      en: `By version ${rule.version} of the delegation schedule, “${rule.matter}”, this is for ${en} to decide. Choose the approver among: ${names}.`,
    },
  }
}

/** The fault of a basis that no longer stands; none while it does. */
export function basisGone(power: DelegatedPower): readonly LineFaultView[] {
  if (!power.basisGone) return []
  const follows = power.basis?.kind === 'FOLLOW_UP'
  return [
    {
      code: 'BASIS_GONE',
      stepId: null,
      article: '영 10②',
      sentence: follows
        ? {
            ko: '후속 조치의 근거로 고른 문서가 결재된 문서가 아닙니다. 다른 문서를 고르거나 근거를 바꾸십시오.',
            en: 'The document that this one follows up is not decided. Choose another, or another basis.',
          }
        : {
            ko: '고른 전결 사항이 지금 시행 중인 규정에 없거나 금액에 맞지 않습니다. 전결 사항을 다시 고르십시오.',
            en: 'The row that was chosen is not in the schedule in force, or does not hold for the amount. Choose again.',
          },
    },
  ]
}
