import type { Inputs, Outputs } from '../../../api/shapes.ts'

export type Certificate = Outputs['signatures']['certificates'][number]
export type Enrolment = Outputs['signatures']['enrolments'][number]
export type IssuedFile = Outputs['signatures']['issue']
export type Profile = Inputs['signatures']['issue']['profile']
export type Reason = Inputs['signatures']['revoke']['reason']
