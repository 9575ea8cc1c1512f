import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CredentialSummary } from '../../shared/bridge.ts'
import { faultOf } from '../api/fault.ts'
import type { ChosenKey, Signer } from './signer.ts'

/** The key that will sign: one that is held already, or a file that opens with the password that is typed. */
export type KeyChoice =
  | { readonly from: 'held'; readonly credential: CredentialSummary }
  | { readonly from: 'file'; readonly file: ChosenKey }

let lastUsed: string | null = null

/** Keys of this machine and which of them is chosen: the one that signed last, else the first. */
export function useSignerKeys(signer: Signer) {
  const { data: held, refetch } = useSuspenseQuery({ queryKey: ['signer', 'keys'], queryFn: () => signer.list() })
  const [file, setFile] = useState<ChosenKey | null>(null)
  const [heldId, setHeldId] = useState<string | null>(lastUsed)
  const credential = held.find(({ id }) => id === heldId) ?? held[0]
  const choice: KeyChoice | null =
    file !== null ? { from: 'file', file } : credential === undefined ? null : { from: 'held', credential }

  /** Takes a chosen file in; a key that is held already is simply used. */
  const open = async (password: string): Promise<string> => {
    if (choice === null) throw new Error('no key was chosen')
    if (choice.from === 'held') return choice.credential.id
    const taken = await choice.file.import(password).catch(async (error: unknown) => {
      const only = faultOf(error).code === 'KEY_EXISTS' ? await signer.list() : []
      if (only.length !== 1 || only[0] === undefined) throw error
      return only[0]
    })
    await refetch()
    setHeldId(taken.id)
    setFile(null)
    return taken.id
  }
  return {
    held,
    choice,
    chooseHeld: (id: string): void => {
      setHeldId(id)
      setFile(null)
    },
    /** Lets the person choose a file; nothing changes when they choose none. */
    chooseFile: async (): Promise<boolean> => {
      const chosen = await signer.choose()
      if (chosen !== null) setFile(chosen)
      return chosen !== null
    },
    open,
    used: (id: string): void => {
      lastUsed = id
    },
  }
}

export type SignerKeys = ReturnType<typeof useSignerKeys>
