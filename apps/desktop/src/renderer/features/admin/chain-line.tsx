import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatCount, formatDateTime } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { BrokenChain } from './broken-chain.tsx'
import './chain-line.css'
import { useVerify, type Verification } from './use-verify.ts'

/** The state of the chain as one line, and the check of the whole of it. `onShow` leads to an entry by its number. */
export function ChainLine({ onShow }: { readonly onShow: (seq: number) => void }) {
  const { t } = useTranslation('audit')
  const trpc = useTRPC()
  const view = useErrorView()
  const last = useQuery(
    trpc.audit.entries.queryOptions(
      { type: 'audit.verified', limit: 1 },
      { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    ),
  )
  const { run: verification, start, stop } = useVerify(() => void last.refetch())
  const running = verification.state === 'running'
  useKeys([{ keys: 'v', label: running ? t('chain.stop') : t('chain.verify'), group: t('keys'), run: running ? stop : start }])
  const entry = last.data?.items[0]
  return (
    <section className="chain" aria-label={t('keys')}>
      <div className="chain-line">
        <span className="chain-words" role="status">
          <ChainState verification={verification} />
          {verification.state === 'idle' && last.data !== undefined && (
            <span>
              {entry === undefined
                ? t('chain.never')
                : t(entry.facts['whole'] === true ? 'chain.last' : 'chain.lastBroken', {
                    at: formatDateTime(entry.at),
                    count: formatCount(Number(entry.facts['checked'])),
                  })}
            </span>
          )}
        </span>
        <Button variant={running ? 'normal' : 'primary'} keys="v" onPress={running ? stop : start}>
          {running ? t('chain.stop') : t('chain.verify')}
        </Button>
      </div>
      {running && (
        <ProgressBar
          label={t('chain.verify')}
          value={
            verification.total === null || verification.total === 0
              ? undefined
              : (verification.checked / verification.total) * 100
          }
        />
      )}
      {verification.state === 'failed' && <ErrorState {...view(verification.error)} onRetry={start} />}
      {verification.state === 'done' && verification.result.broken !== null && (
        <BrokenChain broken={verification.result.broken} onShow={onShow} />
      )}
    </section>
  )
}

/** The words for a check that runs or has just ended. */
function ChainState({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation('audit')
  if (verification.state === 'running')
    return verification.total === null
      ? t('chain.starting')
      : t('chain.progress', { checked: formatCount(verification.checked), total: formatCount(verification.total) })
  if (verification.state !== 'done') return null
  const { whole, checked, broken, headHash } = verification.result
  if (whole || broken === null)
    return (
      <>
        <StatusMark tone="done">{t('chain.whole', { count: formatCount(checked) })}</StatusMark>
        {headHash !== null && (
          <span className="chain-hash" title={t('chain.head')}>
            {headHash}
          </span>
        )}
      </>
    )
  return (
    <StatusMark tone="returned">{t('chain.broken', { seq: formatCount(broken.seq), count: formatCount(checked) })}</StatusMark>
  )
}
