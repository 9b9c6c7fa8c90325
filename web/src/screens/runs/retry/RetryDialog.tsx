import { App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunDetail, Values } from '../../../api/types'
import { ProblemAlert } from '../../../components/ProblemAlert'
import type { Telling } from '../../../flows/summaries'
import { useFlow, useForms } from '../../flows/queries'
import { asFieldsOf, type RetryChoice, useRetry, useRetryPreview } from '../operations'
import { attentionPath } from '../runTree'
import { correctable, failedByInput } from './correction'
import { RetryOptions } from './RetryOptions'
import { RetryPlan } from './RetryPlan'
import styles from './retry.module.css'
import { TRIGGER_FORM, TriggerValues } from './TriggerValues'

interface Props {
  run: RunDetail
  tell: Telling
  onClose: () => void
}

/** From where, on which version, with which values; and what that does with each step, before it is done. */
export function RetryDialog({ run, tell, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const flow = useFlow(run.flow.id)
  const newest = flow.data?.publishedVersion ?? run.version
  const [picked, setPicked] = useState<Partial<RetryChoice>>({})
  const form = useForms().data?.find(({ key }) => key === run.trigger.form?.key)
  const mayCorrect = correctable(form).length > 0
  const [correcting, setCorrecting] = useState<boolean>()
  // A flow that was published anew since is mended there; else the same input fails again.
  const byInput = mayCorrect && failedByInput(run) && flow.data?.publishedVersion === run.version
  const withValues = mayCorrect && (correcting ?? byInput)
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
  const preview = useRetryPreview(run.id, choice)
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
        disabled: !preview.data || (unsafe && !accepted),
        ...(withValues ? { htmlType: 'submit', form: TRIGGER_FORM } : {}),
      }}
      onOk={() => {
        if (!withValues) send({}).catch(() => {}) // shown in the dialog, from the mutation
      }}
    >
      <div className={styles.dialog}>
        {!withValues && <ProblemAlert error={retry.error} />}
        <RetryOptions
          run={run}
          tell={tell}
          choice={choice}
          newest={newest}
          correcting={mayCorrect ? withValues : undefined}
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
    </Modal>
  )
}
