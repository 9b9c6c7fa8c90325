import { App, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChangeConnection } from '../../api/connections'
import { isProblem } from '../../api/problem'
import type { Connection, ConnectionSetting } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './connections.module.css'

interface Props {
  connection: Connection
  settings: readonly ConnectionSetting[]
}

type Fields = { [key: string]: string | undefined }
type Changes = { [key: string]: string | null }

/** Some settings of a connection. A secret is written and never shown; left empty it stays. */
export function SettingsForm({ connection, settings }: Props) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const change = useChangeConnection(connection)
  const submit = (given: Fields) => {
    const changes = changed(given, settings, connection)
    if (Object.keys(changes).length === 0) return
    if (!forgetsSecrets(changes, settings, connection)) return save(changes)
    modal.confirm({
      title: t('connections:addressAsk'),
      content: t('connections:addressText'),
      okText: t('connections:addressChange'),
      onOk: () => save(changes),
    })
  }
  const save = (changes: Changes) =>
    change.mutate(
      { settings: changes },
      { onSuccess: () => form.resetFields(settings.filter(isSecret).map(({ key }) => key)) },
    )
  const beside = settings.map(({ key }) => `settings.${key}`)
  const faults = isProblem(change.error) ? change.error.errors : []
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      autoComplete="off"
      initialValues={initial(settings, connection)}
      disabled={change.isPending}
      onFinish={submit}
    >
      <ProblemAlert error={change.error} shownFields={beside} />
      {settings.map((setting) => {
        const fault = faults.find(({ field }) => field === `settings.${setting.key}`)
        return (
          <Form.Item
            key={setting.key}
            name={setting.key}
            label={setting.label}
            extra={setting.help}
            required={setting.required}
            {...(fault ? { validateStatus: 'error' as const, help: fault.detail } : {})}
          >
            <Control setting={setting} isSet={setting.key in connection.settings} />
          </Form.Item>
        )
      })}
      <div className={styles.rowName}>
        <Button htmlType="submit" loading={change.isPending}>
          {t('connections:save')}
        </Button>
        <span className={styles.quiet} aria-live="polite">
          {change.isSuccess && t('connections:saved')}
        </span>
      </div>
    </Form>
  )
}

interface ControlProps {
  setting: ConnectionSetting
  isSet: boolean
  id?: string
  value?: string
  onChange?: (value: never) => void
}

function Control({ setting, isSet, ...field }: ControlProps) {
  const { t } = useTranslation()
  switch (setting.kind) {
    case 'SECRET':
      return (
        <Input.Password
          {...(field as object)}
          autoComplete="new-password"
          spellCheck={false}
          placeholder={isSet ? t('connections:secretSet') : ''}
        />
      )
    case 'CHOICE':
      return <Select {...(field as object)} options={setting.choices} />
    default:
      return <Input {...(field as object)} spellCheck={false} placeholder={setting.initial} />
  }
}

const isSecret = ({ kind }: ConnectionSetting) => kind === 'SECRET'

function initial(settings: readonly ConnectionSetting[], connection: Connection): Fields {
  return Object.fromEntries(
    settings
      .filter((setting) => !isSecret(setting))
      .map(({ key, kind, initial: otherwise }) => [
        key,
        text(connection.settings[key]) ?? (kind === 'CHOICE' ? otherwise : ''),
      ]),
  )
}

/** Only what is different; an empty secret stays as it is, an empty text is cleared. */
function changed(given: Fields, settings: readonly ConnectionSetting[], connection: Connection) {
  const before = initial(settings, connection)
  const changes: Changes = {}
  for (const setting of settings) {
    const value = given[setting.key]?.trim() ?? ''
    if (isSecret(setting) ? value !== '' : value !== before[setting.key]) {
      changes[setting.key] = value === '' ? null : value
    }
  }
  return changes
}

/** Whether secrets are set that another address of the platform's server makes the server forget. */
function forgetsSecrets(changes: Changes, settings: readonly ConnectionSetting[], connection: Connection) {
  const isMoved = settings.some(({ key, kind }) => kind === 'ADDRESS' && key in changes)
  return (
    isMoved &&
    Object.entries(connection.settings).some(([key, value]) => typeof value !== 'string' && !(key in changes))
  )
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
