import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import { fieldsOf } from '../../forms/design'
import { draftValues } from '../../forms/draft'
import { RecordForm } from '../../forms/fields/RecordForm'
import type { Device } from './Canvas'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

interface Props {
  open: boolean
  device: Device
  onClose: () => void
}

/** Filling in the form as a user would; nothing is stored. */
export function Preview({ open, device, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      destroyOnHidden
      size={device === 'phone' ? 375 : 720}
      title={t('forms:preview.title')}
    >
      <Trial />
    </Drawer>
  )
}

function Trial() {
  const { t } = useTranslation()
  const { state } = useDesigner()
  const { person } = useMe()
  const [passed, setPassed] = useState(false)
  const fields = fieldsOf(state.history.present)
  const [initial] = useState(() =>
    draftValues(fields, { personId: person.id, departmentIds: person.departmentIds, now: new Date() }),
  )
  return (
    <div className={styles.refusal}>
      <Alert type="info" showIcon title={t('forms:preview.text')} />
      <RecordForm
        form={undefined}
        fields={fields}
        initial={initial}
        name="preview"
        onChange={() => setPassed(false)}
        onSubmit={async () => setPassed(true)}
      >
        {passed && <Alert type="success" showIcon role="status" title={t('forms:preview.passed')} />}
        <Button type="primary" htmlType="submit" style={{ marginTop: 16 }}>
          {t('forms:preview.try')}
        </Button>
      </RecordForm>
    </div>
  )
}
