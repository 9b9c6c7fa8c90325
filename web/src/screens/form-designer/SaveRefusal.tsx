import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/problem'
import { ProblemAlert } from '../../components/ProblemAlert'
import type { DesignField } from '../../forms/design'
import { useDesigner } from './DesignerContext'
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
  const { state, dispatch } = useDesigner()
  const inUse = isProblem(save.error, 'field-in-use')
  const errors = isProblem(save.error) ? save.error.errors : []
  const { fields } = state.history.present
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
        <ProblemAlert error={save.error} shownFields={errors.map(({ field }) => field)} />
        <ul className={styles.problems}>
          {errors.map(({ field, detail }) => {
            const target = fieldAt(fields, field)
            return (
              <li key={`${field} ${detail}`}>
                <button
                  type="button"
                  className={styles.problemError}
                  onClick={() => {
                    if (target) dispatch({ type: 'select', id: target.id })
                    save.dismiss()
                  }}
                >
                  <strong>{target?.field.label}</strong> {detail}
                </button>
              </li>
            )
          })}
        </ul>
        {inUse && <p>{t('forms:inUse.text')}</p>}
      </div>
    </Modal>
  )
}

/** The server names a field by its place, `definition.fields[2].label`, or by its key, `definition.fields.name`. */
function fieldAt(fields: readonly DesignField[], path: string): DesignField | undefined {
  const [, place, key] = /^definition\.fields(?:\[(\d+)\]|\.(\w+))/.exec(path) ?? []
  return place === undefined ? fields.find(({ field }) => field.key === key) : fields[Number(place)]
}
