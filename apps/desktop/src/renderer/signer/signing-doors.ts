import { addsOnlySignatures } from '@onmaru/signing'
import type { SigningDoors } from '../../shared/sign-again.ts'
import { faultOf } from '../api/fault.ts'
import { baseOf, signStage } from './sign-stage.ts'
import type { Signer } from './signer.ts'
import type { SigningDialogProps } from './signing-props.ts'
import type { SigningTask, StageSignature } from './signing-task.ts'
import type { Judge } from './use-judge.ts'

/** The doors of a screen's signing, with the key that was opened for it. */
export function signingDoors(
  { signer, judge }: { readonly signer: Signer; readonly judge: Judge },
  key: { readonly credentialId: string; readonly password: string },
  { again, complete }: Pick<SigningDialogProps, 'again' | 'complete'>,
): SigningDoors<SigningTask, StageSignature> {
  return {
    again: again ?? null,
    complete,
    read: (task) => baseOf(task, undefined, judge),
    sign: (task, pdf) => signStage(signer, task, pdf, key),
    movedTo: movedToBy,
    addsOnlySignatures,
  }
}

/** The `seq` of the line where somebody was first (ACT_CONFLICT); null for every other failure. */
function movedToBy(error: unknown): number | null {
  const { code, facts } = faultOf(error)
  const { seq } = facts
  return code === 'ACT_CONFLICT' && typeof seq === 'number' ? seq : null
}
