import type { ErrorComponentProps } from '@tanstack/react-router'
import { FailedScreen } from './failed-screen.tsx'

/** In place of everything: the shell itself, or a page without one, could not be shown. */
export function ErrorScreen(props: ErrorComponentProps) {
  return (
    <main>
      <FailedScreen {...props} />
    </main>
  )
}
