import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { BOX_NAMES, BOX_PERIODS } from './box-names.ts'
import { deskRoute } from './desk-route.tsx'

const search = z.object({
  sort: z.string().max(40).optional().catch(undefined),
  descending: z.literal(true).optional().catch(undefined),
  find: z.string().max(200).optional().catch(undefined),
  urgent: z.literal(true).optional().catch(undefined),
  period: z.enum(BOX_PERIODS).optional().catch(undefined),
})

/** A box. The document that is open beside its list is a child of it: `/box/waiting/<document>`. */
export const boxRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'box/$box',
  params: {
    parse: ({ box }) => {
      const name = BOX_NAMES.find((known) => known === box)
      // A box that there is not is an address that no screen has.
      return name === undefined ? false : { box: name }
    },
    stringify: ({ box }) => ({ box }),
  },
  validateSearch: search,
  component: lazyRouteComponent(() => import('../features/inbox/box-screen.tsx'), 'BoxScreen'),
})
