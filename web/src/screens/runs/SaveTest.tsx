import { ExperimentOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunDetail } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import { useSaveTest } from './operations'
import styles from './runPage.module.css'

const LONGEST = 100 // the server takes no more

/** Keeps the run as a test of its flow, under a name. */
export function SaveTest({ run }: { run: RunDetail }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useSaveTest(run)
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const ask = () => {
    setName(run.trigger.record?.title ?? '')
    save.reset()
    setOpen(true)
  }
  const submit = () =>
    save.mutate(name, {
      onSuccess: (test) => {
        setOpen(false)
        void message.success(t('runs:test.done', { name: test.name }))
      },
    })
  return (
    <>
      <Button icon={<ExperimentOutlined aria-hidden />} onClick={ask}>
        {t('runs:test.open')}
      </Button>
      <Modal
        open={open}
        title={t('runs:test.open')}
        okText={t('runs:test.ok')}
        okButtonProps={{ disabled: name.trim() === '' }}
        confirmLoading={save.isPending}
        onOk={submit}
        onCancel={() => setOpen(false)}
      >
        <div className={styles.dialog}>
          <ProblemAlert error={save.error} />
          <p>{t('runs:test.about')}</p>
          <Input
            value={name}
            maxLength={LONGEST}
            aria-label={t('runs:test.name')}
            placeholder={t('runs:test.name')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => name.trim() !== '' && submit()}
          />
        </div>
      </Modal>
    </>
  )
}
