import { App, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import { useEnableFlow, usePublishFlow } from '../flows/queries'
import { ChangeList } from './ChangeList'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { ProblemList } from './ProblemList'
import { TestsBeforePublish } from './test/TestsBeforePublish'
import type { DraftControls } from './useDraft'

const LONGEST_NOTE = 500 // the server takes no more

interface Props {
  flow: Flow
  draft: DraftControls
  open: boolean
  onClose: () => void
  /** Shows the tests and what differs. */
  onTests: () => void
}

/** Says in words what publishing changes, then saves and publishes. Problems block it, with their reasons. */
export function PublishDialog({ flow, draft, open, onClose, onTests }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { problems, checking, name } = useDesigner()
  const publish = usePublishFlow(flow.id)
  const enable = useEnableFlow(flow.id)
  const [note, setNote] = useState('')
  const [enableToo, setEnableToo] = useState(true)
  const [busy, setBusy] = useState(false)
  const blocked = problems.length > 0
  const run = async () => {
    setBusy(true)
    try {
      if (!(await draft.save())) return
      const published = await publish.mutateAsync(note)
      const live = published.enabled || (enableToo && (await enable.mutateAsync(true)).enabled)
      const text = live ? 'flows:publish.done' : 'flows:publish.doneDisabled'
      void message.success(t(text, { version: published.publishedVersion }))
      onClose()
    } catch {
      // Shown in the dialog, from the mutations.
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('flows:publish.title', { name })}
      okText={t('flows:publish.submit')}
      okButtonProps={{ disabled: blocked || checking }}
      confirmLoading={busy}
      onOk={() => void run()}
      afterClose={() => {
        setNote('')
        publish.reset()
        enable.reset()
      }}
      width={560}
    >
      <div className={styles.publish}>
        <ProblemAlert error={publish.error ?? enable.error} />
        {blocked ? (
          <>
            <p>{t('flows:publish.blocked')}</p>
            <ProblemList onGo={onClose} />
          </>
        ) : (
          open && (
            <>
              <ChangeList flow={flow} />
              <Input.TextArea
                value={note}
                maxLength={LONGEST_NOTE}
                autoSize={{ minRows: 1, maxRows: 4 }}
                aria-label={t('flows:publish.note')}
                placeholder={t('flows:publish.note')}
                onChange={(event) => setNote(event.target.value)}
              />
              <TestsBeforePublish flow={flow} onTests={onTests} />
            </>
          )
        )}
        {!blocked && !flow.enabled && (
          <Checkbox checked={enableToo} onChange={(event) => setEnableToo(event.target.checked)}>
            {t('flows:publish.enable')}
          </Checkbox>
        )}
      </div>
    </Modal>
  )
}
