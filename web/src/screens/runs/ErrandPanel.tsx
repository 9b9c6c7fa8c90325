import { UserOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../api/session'
import type { RunDetail, RunStep } from '../../api/types'
import { useFormat } from '../../components/format'
import { useResolve, useWake } from './operations'
import styles from './runPage.module.css'
import { useRefusal } from './useRefusal'

interface Props {
  run: RunDetail
  done: RunStep
  past: boolean
}

/** Whom a step waits for and what he has to do, with a way to say that it is done and one to give up. */
export function ErrandPanel({ run, done, past }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message, modal } = App.useApp()
  const mayDesign = useMay('BUILDER')
  const me = useMe().person
  const mayLook = mayDesign || done.output?.person === me.id
  const wake = useWake(run.id)
  const resolve = useResolve(run.id)
  const refused = useRefusal()
  const look = () =>
    wake.mutateAsync({ step: done.path }).then(() => void message.info(t('runs:errand.looking')), refused)
  const giveUp = () =>
    modal.confirm({
      title: t('runs:errand.giveUpTitle'),
      content: t('runs:errand.giveUpText'),
      okText: t('runs:errand.giveUp'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: () => resolve.mutateAsync({ step: done.path, decision: 'GIVE_UP' }).catch(refused),
    })
  return (
    <div className={styles.notice}>
      <UserOutlined aria-hidden="true" />
      <div className={styles.noticeText}>
        <strong>{done.error?.title}</strong>
        <p>{done.error?.detail}</p>
        {done.wakeAt && (
          <p className={styles.faint}>{t('runs:errand.again', { time: format.dateTime(done.wakeAt) })}</p>
        )}
      </div>
      {mayLook && !past && run.state === 'WAITING' && (
        <div className={styles.errandActions}>
          <Button type="primary" loading={wake.isPending} onClick={() => void look()}>
            {t('runs:errand.done')}
          </Button>
          {mayDesign && (
            <Button danger type="text" onClick={giveUp}>
              {t('runs:errand.giveUp')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
