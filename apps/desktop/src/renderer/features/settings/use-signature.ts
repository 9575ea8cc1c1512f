import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../api/trpc.ts'
import { toBase64 } from '../../signer/base64.ts'
import { announce } from '../../ui/notices.ts'

/** One's own signature image: what is kept, keeping another, taking it away. */
export function useSignature() {
  const { t } = useTranslation('settings')
  const { signatures } = useTRPC()
  const queries = useQueryClient()
  const image = useQuery(signatures.image.queryOptions())
  const shows = (kept: typeof image.data): void => void queries.setQueryData(signatures.image.queryKey(), kept)
  const set = useMutation(
    signatures.setImage.mutationOptions({
      onSuccess: (kept) => {
        shows(kept)
        announce(t('signature.kept'), { tone: 'done' })
      },
    }),
  )
  const remove = useMutation(
    signatures.removeImage.mutationOptions({
      onSuccess: () => {
        shows(null)
        announce(t('signature.removed'), { tone: 'done' })
      },
    }),
  )
  const keep = async (picture: Blob): Promise<void> => {
    await set.mutateAsync({ picture: toBase64(new Uint8Array(await picture.arrayBuffer())) })
  }
  return { image, set, remove, keep }
}
