import { Alert, App, Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCall, useReplayCall } from '../../api/connections'
import type { Call, Id } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { ProblemAlert } from '../../components/ProblemAlert'
import { LinesSkeleton } from '../../components/Skeletons'
import styles from './connections.module.css'
import { readable } from './states'

interface Props {
  connection: Id
  call: Id | null
  onClose: () => void
}

/** A call with everything that was said, except secrets. */
export function CallDrawer({ connection, call, onClose }: Props) {
  const query = useCall(connection, call)
  return (
    <Drawer open={call !== null} onClose={onClose} size="large" title={query.data?.operation ?? ''}>
      {query.isPending && <LinesSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <Replay connection={connection} call={query.data} />
          <Parts call={query.data} />
        </>
      )}
    </Drawer>
  )
}

/** Only what does no harm twice: what the platform told, and what we read. */
function Replay({ connection, call }: { connection: Id; call: Call }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const replay = useReplayCall(connection)
  const isSafe = call.direction === 'IN' || call.method === 'GET'
  const again = () =>
    replay.mutate(call.id, {
      onSuccess: ({ events }) =>
        void message.info(
          t(call.direction === 'IN' ? 'connections:calls.replayed' : 'connections:calls.readAgain', {
            count: events,
          }),
        ),
    })
  return (
    <div className={styles.part}>
      <ProblemAlert error={replay.error} />
      <Button onClick={again} loading={replay.isPending} disabled={!isSafe}>
        {t('connections:calls.replay')}
      </Button>
      {!isSafe && <p className={styles.quiet}>{t('connections:calls.notReplayable')}</p>}
    </div>
  )
}

function Parts({ call }: { call: Call }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      {call.error && (
        <div className={styles.part}>
          <Alert type="error" showIcon title={call.error} />
        </div>
      )}
      <dl className={`${styles.facts} ${styles.part}`}>
        <dt>{t('connections:calls.address')}</dt>
        <dd>
          {call.method} {call.url}
        </dd>
        <dt>{t('connections:calls.answer')}</dt>
        <dd>{call.status ?? t('connections:calls.noAnswer')}</dd>
        <dt>{t('connections:calls.when')}</dt>
        <dd>
          {format.dateTime(call.at)} · {call.tookMillis} ms
        </dd>
      </dl>
      <Message title={t('connections:calls.request')} headers={call.requestHeaders} body={call.requestBody} />
      <Message
        title={t('connections:calls.response')}
        headers={call.responseHeaders}
        body={call.responseBody}
      />
    </>
  )
}

interface MessageProps {
  title: string
  headers: { [name: string]: string }
  body: string | null
}

function Message({ title, headers, body }: MessageProps) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const text = [lines.join('\n'), body ? readable(body) : ''].filter((part) => part).join('\n\n')
  if (!text) return null
  return (
    <section className={styles.part}>
      <div className={styles.rowName}>
        <h3>{title}</h3>
        <CopyButton size="small" type="text" text={() => text} />
      </div>
      <pre className={styles.code}>{text}</pre>
    </section>
  )
}
