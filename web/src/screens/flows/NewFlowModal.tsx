import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemAlert } from '../../components/ProblemAlert'
import { useClear } from '../../components/useClear'
import type { TriggerType } from '../../flows/definition'
import { takesRecords } from '../../flows/definition'
import { newTrigger } from '../../flows/triggers'
import { useApps, useCreateFlow, useForms } from './queries'
import { useTriggerOptions } from './useTriggerOptions'

interface Values {
  name: string
  app?: string
  trigger: TriggerType
  form?: string
}

interface Props {
  open: boolean
  onClose: () => void
  initial?: Partial<Values>
}

/** Asks for what a flow cannot do without, creates the draft and opens its designer. */
export function NewFlowModal({ open, onClose, initial }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const app = Form.useWatch('app', form)
  const trigger = Form.useWatch('trigger', form) ?? 'recordCreated'
  const apps = useApps()
  const forms = useForms()
  const triggers = useTriggerOptions()
  const create = useCreateFlow()
  const offered = forms.data?.filter((candidate) => !app || candidate.appId === app) ?? []
  const submit = ({ name, app, trigger, form }: Values) =>
    create.mutate(
      {
        name: name.trim(),
        ...(app ? { appId: app } : {}),
        definition: { trigger: newTrigger(trigger, form), steps: [] },
      },
      { onSuccess: (flow) => void navigate(`/flows/${flow.id}`) },
    )
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('flows:create.title')}
      okText={t('flows:create.submit')}
      onOk={form.submit}
      confirmLoading={create.isPending}
      destroyOnHidden
      width={460}
    >
      <ProblemAlert error={create.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ trigger: 'recordCreated', ...initial }}
        onFinish={submit}
        requiredMark={false}
        preserve={false}
      >
        <Form.Item
          name="name"
          label={t('flows:create.name')}
          rules={[{ required: true, whitespace: true, message: t('flows:create.nameRequired') }]}
        >
          <Input autoFocus maxLength={100} placeholder={t('flows:create.namePlaceholder')} />
        </Form.Item>
        <Form.Item name="app" label={t('flows:create.app')}>
          <Select
            allowClear={clear}
            placeholder={t('flows:create.noApp')}
            options={apps.data?.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={() => form.setFieldValue('form', undefined)}
          />
        </Form.Item>
        <Form.Item name="trigger" label={t('flows:panel.event')}>
          <Select listHeight={360} options={triggers} />
        </Form.Item>
        {takesRecords(trigger) && (
          <Form.Item
            name="form"
            label={t('flows:create.form')}
            extra={t('flows:create.formHint')}
            rules={[{ required: true, message: t('flows:create.formRequired') }]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              loading={forms.isPending}
              placeholder={t('flows:create.formPlaceholder')}
              options={offered.map(({ key, name }) => ({ value: key, label: name }))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
