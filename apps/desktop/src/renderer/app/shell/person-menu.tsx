import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson, useSignOut } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { announce } from '../../ui/notices.ts'

/** Who is signed in, and how to leave. */
export function PersonMenu() {
  const { t } = useTranslation('desk')
  const person = useSessionPerson()
  const signOut = useSignOut()
  const view = useErrorView()
  const leave = (): void => signOut.mutate(undefined, { onError: (error) => announce(view(error).text, { tone: 'error' }) })
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon="person">
          {person.name} {person.post}
        </Button>
      }
      label={t('person.menu')}
      acts={[[{ id: 'sign-out', label: t('person.signOut'), icon: 'signOut', run: leave }]]}
    />
  )
}
