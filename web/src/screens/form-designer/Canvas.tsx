import { DesktopOutlined, InboxOutlined, MobileOutlined } from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Form, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import fieldStyles from '../../forms/fields/fields.module.css'
import { CanvasField } from './CanvasField'
import { useDesigner } from './DesignerContext'
import { CANVAS } from './Dragging'
import styles from './designer.module.css'

export type Device = 'desktop' | 'phone'

interface Props {
  device: Device
  onDevice: (device: Device) => void
}

/** The form as people will see it, on the chosen device. */
export function Canvas({ device, onDevice }: Props) {
  const { t } = useTranslation()
  const { state, dispatch } = useDesigner()
  const { setNodeRef, isOver } = useDroppable({ id: CANVAS })
  const { name, fields } = state.history.present
  return (
    <section className={styles.stage} aria-label={t('forms:design.canvas')}>
      <div className={styles.device}>
        <Segmented<Device>
          aria-label={t('forms:design.device')}
          size="small"
          value={device}
          onChange={onDevice}
          options={[
            { value: 'desktop', label: t('forms:design.desktop'), icon: <DesktopOutlined /> },
            { value: 'phone', label: t('forms:design.phone'), icon: <MobileOutlined /> },
          ]}
        />
      </div>
      <div ref={setNodeRef} className={`${styles.sheet} ${device === 'phone' ? styles.phone : ''}`}>
        <button
          type="button"
          className={styles.sheetTitle}
          aria-pressed={state.selected === null}
          onClick={() => dispatch({ type: 'select', id: null })}
        >
          {name || t('forms:design.unnamed')}
        </button>
        <Form className={fieldStyles.form ?? ''} layout="vertical" component="div" requiredMark>
          <SortableContext items={fields.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
            <ul className={styles.fields} aria-label={t('forms:design.fields')}>
              {fields.map((field, index) => (
                <CanvasField key={field.id} item={field} index={index} />
              ))}
            </ul>
          </SortableContext>
        </Form>
        {fields.length === 0 && (
          <div className={`${styles.empty} ${isOver ? styles.emptyOver : ''}`}>
            <InboxOutlined className={styles.emptyIcon} />
            <p>{t('forms:design.empty')}</p>
          </div>
        )}
        {fields.length > 0 && isOver && <div className={styles.dropLine} />}
      </div>
    </section>
  )
}
