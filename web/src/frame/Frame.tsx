import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router'
import { isProblem } from '../api/problem'
import { useSession } from '../api/session'
import { ErrorState } from '../components/ErrorState'
import { LinesSkeleton } from '../components/Skeletons'
import { RealtimeProvider, useConnectionState } from '../realtime/RealtimeProvider'
import { FrameContext } from './FrameContext'
import { FrameSkeleton } from './FrameSkeleton'
import styles from './frame.module.css'
import { Palette } from './palette/Palette'
import { Rail } from './Rail'
import { useShortcut } from './useShortcut'

/** Everything behind the sign-in: waits for the session, then shows rail and page. */
export function Frame() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (isProblem(session.error, 'unauthenticated'))
    return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />
  if (session.data) {
    return (
      <RealtimeProvider>
        <SignedIn />
      </RealtimeProvider>
    )
  }
  if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />
  return <FrameSkeleton />
}

function SignedIn() {
  const { t } = useTranslation()
  const [paletteOpen, setPaletteOpen] = useState(false)
  const connection = useConnectionState()
  const controls = useMemo(() => ({ openPalette: () => setPaletteOpen(true) }), [])
  useShortcut('mod+k', () => setPaletteOpen((open) => !open))
  return (
    <FrameContext value={controls}>
      <div className={styles.frame}>
        <a className={styles.skip} href="#page">
          {t('frame:skip')}
        </a>
        <Rail />
        <main className={styles.main}>
          {connection === 'waiting' && (
            <div className={styles.offline} role="status">
              {t('frame:offline')}
            </div>
          )}
          <Suspense fallback={<LinesSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Palette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
    </FrameContext>
  )
}
