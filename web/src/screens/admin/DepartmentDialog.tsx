import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Department, Id } from '../../api/types'
import { DepartmentPicker } from '../../components/DepartmentPicker'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'
import { type DepartmentInput, useSaveDepartment } from './useAdmin'

/** A new one below a parent, or one that exists. */
export type Editing = { parentId: Id | null } | { department: Department }

interface Props {
  editing: Editing | undefined
  onClose: () => void
}

export function DepartmentDialog({ editing, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<DepartmentInput>()
  const save = useSaveDepartment()
  const department = editing && 'department' in editing ? editing.department : undefined
  const title = t(department ? 'people:editDepartment' : 'people:addDepartment')
  const close = () => {
    save.reset()
    onClose()
  }
  return (
    <Modal
      open={editing !== undefined}
      onCancel={close}
      title={title}
      okText={department ? t('common:save') : title}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <ProblemAlert error={save.error} />
        <Form<DepartmentInput>
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          initialValues={initial(editing)}
          onFinish={({ name, parentId }) =>
            save.mutate(
              { id: department?.id, input: { name: name.trim(), parentId: parentId ?? null } },
              { onSuccess: close },
            )
          }
        >
          <Form.Item
            name="name"
            label={t('people:departmentName')}
            rules={[{ required: true, whitespace: true, message: t('people:departmentNameRequired') }]}
          >
            <Input autoFocus autoComplete="off" onPressEnter={() => form.submit()} />
          </Form.Item>
          <Form.Item name="parentId" label={t('people:parent')}>
            <DepartmentPicker placeholder={t('people:noParent')} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  )
}

function initial(editing: Editing | undefined): DepartmentInput {
  if (!editing) return { name: '', parentId: null }
  if ('department' in editing) return { name: editing.department.name, parentId: editing.department.parentId }
  return { name: '', parentId: editing.parentId }
}
