import { UserOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../api/session'
import type { RunDetail, RunStep } from '../../api/types'
import { useFormat } from '../../components/format'
import { waitsForMe } from './errand'
import { useResolve } from './operations'
import styles from './runPage.module.css'
import type { Look } from './useLook'
import { useRefusal } from './useRefusal'

interface Props {
  run: RunDetail
  done: RunStep
  look: Look
  past: boolean
}

/** Whom a step waits for and what he has to do, with a way to say that it is done and one to give up. */
export function ErrandPanel({ run, done, look, past }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { modal } = App.useApp()
  const mayDesign = useMay('BUILDER')
  const me = useMe()
  const mine = waitsForMe(done, me)
  const resolve = useResolve(run.id)
  const refused = useRefusal()
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
        <strong>{mine ? t('runs:errand.mine') : done.error?.title}</strong>
        <p>{done.error?.detail}</p>
        {look.state === 'NOTHING' && <p role="status">{t('runs:errand.nothing')}</p>}
        {done.waitsFor?.until && (
          <p>{t('runs:errand.until', { time: format.dateTime(done.waitsFor.until) })}</p>
        )}
        {done.wakeAt && (
          <p className={styles.faint}>{t('runs:errand.again', { time: format.dateTime(done.wakeAt) })}</p>
        )}
      </div>
      {(mine || mayDesign) && !past && run.state === 'WAITING' && (
        <div className={styles.errandActions}>
          <Button type="primary" loading={look.state === 'LOOKING'} onClick={look.begin}>
            {t(mine ? 'runs:errand.done' : 'runs:errand.look')}
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
