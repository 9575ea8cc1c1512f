import { z } from 'zod'
import { ROLES } from '../slices/identity/index.ts'

const LOWEST_GRADE = 0

/** Checks the options of `user add`. */
export const newUser = z.object({
  login: z.string().regex(/^[a-z0-9._-]{2,50}$/, 'a–z, 0–9, . _ -'),
  name: z.string().trim().min(1).max(50),
  unit: z.string().regex(/^\d{7}$/, '7 digits'),
  post: z.string().trim().min(1).max(50),
  rank: z.string().trim().min(1).max(50),
  grade: z.coerce.number().int().min(LOWEST_GRADE).max(99),
  email: z.email(),
  role: z.array(z.enum(ROLES)).default(['official']),
})

/** What a new user is made of, checked; `unit` is the unit's 7-digit code. */
export type NewUser = z.infer<typeof newUser>
