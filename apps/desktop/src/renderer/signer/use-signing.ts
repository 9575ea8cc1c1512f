import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { signAndComplete } from '../../shared/sign-again.ts'
import { baseOf } from './sign-stage.ts'
import { signingDoors } from './signing-doors.ts'
import type { SigningDialogProps } from './signing-props.ts'
import { useJudge } from './use-judge.ts'
import { useSigner } from './use-signer.ts'
import { useSignerKeys } from './use-signer-keys.ts'

/** What the signing dialog does: prepares once, checks the bytes, signs with the chosen key, hands the signature over. */
export function useSigning({ prepare, again, complete, shown, onDone }: SigningDialogProps) {
  const opening = useId()
  const signer = useSigner()
  const judge = useJudge()
  const keys = useSignerKeys(signer)
  const prepared = useQuery({
    queryKey: ['signing', opening],
    queryFn: async () => {
      const task = await prepare()
      return { task, pdf: await baseOf(task, shown, judge) }
    },
    // A stage is handed out for one signature; neither a focus nor a reconnect may ask for another.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
  const signing = useMutation({
    mutationFn: async (password: string) => {
      if (prepared.data === undefined) throw new Error('signed before it was prepared')
      const { task, pdf } = prepared.data
      const credentialId = await keys.open(password)
      await signAndComplete(
        { task, pdf, movedTo: null },
        signingDoors({ signer, judge }, { credentialId, password }, { again, complete }),
      )
      keys.used(credentialId)
    },
    onSuccess: onDone,
  })
  const [drawn, setDrawn] = useState<Uint8Array>()
  return {
    signer,
    keys,
    prepared,
    signing,
    /** Whether what would be signed is on the screen: behind the dialog, or in it. */
    visible: shown !== undefined || (drawn !== undefined && drawn === prepared.data?.pdf),
    onShown: setDrawn,
  }
}
