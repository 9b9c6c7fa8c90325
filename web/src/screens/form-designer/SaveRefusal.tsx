import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/problem'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './designer.module.css'
import { isStale, type Save } from './useSave'

/** Why a form was not saved, and the ways on. */
export function SaveRefusal({ save }: { save: Save }) {
  const { error } = save
  if (!error) return null
  if (isStale(error)) return <SomebodyElseSaved save={save} />
  return <Refused save={save} />
}

function SomebodyElseSaved({ save }: { save: Save }) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={t('forms:stale.title')}
      onCancel={save.dismiss}
      footer={[
        <Button key="cancel" onClick={save.dismiss}>
          {t('forms:stale.goOn')}
        </Button>,
        <Button key="theirs" onClick={() => window.location.reload()}>
          {t('forms:stale.takeTheirs')}
        </Button>,
        <Button key="mine" danger onClick={save.overwrite} loading={save.isSaving}>
          {t('forms:stale.overwrite')}
        </Button>,
      ]}
    >
      <p>{t('forms:stale.text')}</p>
    </Modal>
  )
}

function Refused({ save }: { save: Save }) {
  const { t } = useTranslation()
  const inUse = isProblem(save.error, 'field-in-use')
  return (
    <Modal
      open
      title={t(inUse ? 'forms:inUse.title' : 'forms:design.notSaved')}
      onCancel={save.dismiss}
      footer={
        <Button type="primary" onClick={save.dismiss}>
          {t('forms:design.understood')}
        </Button>
      }
    >
      <div className={styles.refusal}>
        <ProblemAlert error={save.error} />
        {inUse && <p>{t('forms:inUse.text')}</p>}
      </div>
    </Modal>
  )
}
