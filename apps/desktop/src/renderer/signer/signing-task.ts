import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

/** What the server hands out to be signed: the file to show, the update to append, and as what the person signs. */
export type SigningTask = inferRouterOutputs<AppRouter>['approval']['prepareSign']

/** A signature as `approval.act` takes it: the stage it is for, and the detached CMS in base64. */
export type StageSignature = Pick<Extract<inferRouterInputs<AppRouter>['approval']['act'], { type: 'submit' }>, 'stageId' | 'cms'>
