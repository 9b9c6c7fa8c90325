import { App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunDetail, Values } from '../../../api/types'
import { ProblemAlert } from '../../../components/ProblemAlert'
import { ListSkeleton } from '../../../components/Skeletons'
import type { Telling } from '../../../flows/summaries'
import { asFieldsOf, type RetryChoice, useRetry, useRetryPreview } from '../operations'
import { attentionPath } from '../runTree'
import { RetryOptions } from './RetryOptions'
import { RetryPlan } from './RetryPlan'
import styles from './retry.module.css'
import { TRIGGER_FORM, TriggerValues } from './TriggerValues'
import { useCorrection } from './useCorrection'

interface Props {
  run: RunDetail
  tell: Telling
  onClose: () => void
}

/** From where, on which version, with which values; and what that does with each step, before it is done. */
export function RetryDialog({ run, tell, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { ready, newest, form, byInput, first } = useCorrection(run)
  const [picked, setPicked] = useState<Partial<RetryChoice>>({})
  const [correcting, setCorrecting] = useState<boolean>()
  const withValues = form !== undefined && (correcting ?? first)
  const [accepted, setAccepted] = useState(false)
  const [open, setOpen] = useState(true)
  const from = picked.from ?? (withValues ? 'START' : 'FAILED')
  const choice: RetryChoice = {
    from,
    // A flow that was mended since is why most runs are tried again.
    version: newest === run.version ? 'SAME' : (picked.version ?? 'NEWEST'),
    ...(from === 'STEP' ? { step: picked.step ?? attentionPath(run) ?? run.steps[0]?.path ?? null } : {}),
  }
  const retry = useRetry(run.id)
  const preview = useRetryPreview(run.id, choice, ready)
  const unsafe = preview.data?.some(({ what }) => what === 'UNSAFE') ?? false
  const close = () => setOpen(false)
  async function send(values: Values) {
    await retry.mutateAsync({ ...choice, ...(Object.keys(values).length > 0 ? { trigger: { values } } : {}) })
    void message.success(t('runs:retry.done'))
    close()
  }
  return (
    <Modal
      open={open}
      onCancel={close}
      afterClose={onClose}
      width={640}
      title={t('runs:retry.title', { name: run.flow.name })}
      okText={t('runs:retry.ok')}
      confirmLoading={retry.isPending}
      okButtonProps={{
        disabled: !ready || !preview.data || (unsafe && !accepted),
        ...(withValues ? { htmlType: 'submit', form: TRIGGER_FORM } : {}),
      }}
      onOk={() => {
        if (!withValues) send({}).catch(() => {}) // shown in the dialog, from the mutation
      }}
    >
      {ready ? (
        <div className={styles.dialog}>
          {!withValues && <ProblemAlert error={retry.error} />}
          <RetryOptions
            run={run}
            tell={tell}
            choice={choice}
            newest={newest}
            correcting={form ? withValues : undefined}
            byInput={byInput}
            onChange={(change, correct = false) => {
              setPicked({ ...picked, ...change })
              if (change.from) setCorrecting(correct)
              setAccepted(false)
            }}
          />
          {withValues && form && (
            <TriggerValues
              run={run}
              form={form}
              onSubmit={(values) =>
                send(values).catch((error) => Promise.reject(asFieldsOf('trigger.', error)))
              }
            />
          )}
          <RetryPlan preview={preview} tell={tell} run={run} newer={choice.version === 'NEWEST'} />
          {unsafe && (
            <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>
              {t('runs:retry.accept')}
            </Checkbox>
          )}
        </div>
      ) : (
        <ListSkeleton />
      )}
    </Modal>
  )
}
