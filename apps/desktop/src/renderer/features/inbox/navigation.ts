import { useQuery } from '@tanstack/react-query'
import type { Box } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import type { NavigationEntry } from '../../routes/navigation.ts'

/** How many lie in a box, from the one answer that counts them all; of very many, as far as they are counted. */
function useCountOf(box: Box): number | undefined {
  return useQuery(useTRPC().approval.counts.queryOptions()).data?.[box].count
}

/** Home, then the boxes under the word for approval. */
export const inboxNavigation: readonly NavigationEntry[] = [
  { id: 'home', to: '/', icon: 'home', label: (t) => t('desk:home') },
  {
    id: 'box-waiting',
    to: '/box/waiting',
    icon: 'sign',
    label: (t) => t('inbox:box.waiting'),
    useCount: () => useCountOf('WAITING'),
    startsGroup: true,
  },
  {
    id: 'box-upcoming',
    to: '/box/upcoming',
    icon: 'people',
    label: (t) => t('inbox:box.upcoming'),
    useCount: () => useCountOf('UPCOMING'),
    under: 'box-waiting',
  },
  { id: 'box-acted', to: '/box/acted', icon: 'check', label: (t) => t('inbox:box.acted'), under: 'box-waiting' },
  {
    id: 'box-post-report',
    to: '/box/post-report',
    icon: 'eye',
    label: (t) => t('inbox:box.post-report'),
    useCount: () => useCountOf('POST_REPORT'),
    under: 'box-waiting',
  },
  {
    id: 'box-circulated',
    to: '/box/circulated',
    icon: 'people',
    label: (t) => t('inbox:box.circulated'),
    useCount: () => useCountOf('CIRCULATED'),
  },
  { id: 'box-noted', to: '/box/noted', icon: 'eye', label: (t) => t('inbox:box.noted'), under: 'box-circulated' },
  {
    id: 'box-drafts',
    to: '/box/drafts',
    icon: 'edit',
    label: (t) => t('inbox:box.drafts'),
    useCount: () => useCountOf('DRAFTING'),
  },
  {
    id: 'box-in-progress',
    to: '/box/in-progress',
    icon: 'send',
    label: (t) => t('inbox:box.in-progress'),
    useCount: () => useCountOf('IN_PROGRESS'),
    under: 'box-drafts',
  },
  {
    id: 'box-returned',
    to: '/box/returned',
    icon: 'undo',
    label: (t) => t('inbox:box.returned'),
    useCount: () => useCountOf('RETURNED'),
    under: 'box-drafts',
  },
  { id: 'box-done', to: '/box/done', icon: 'check', label: (t) => t('inbox:box.done'), under: 'box-drafts' },
]
