import { Form, Input, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/problem'
import { useMe } from '../../api/session'
import type { Id, Person, PersonInput, PersonKind, Role } from '../../api/types'
import { DepartmentPicker } from '../../components/DepartmentPicker'
import { givableRoles } from './roles'

export interface PersonFields {
  name: string
  kind: PersonKind
  username?: string
  password?: string
  title?: string
  mobile?: string
  email?: string
  departmentIds: Id[]
  role: Role
}

export const SHOWN_FIELDS = [
  'name',
  'username',
  'password',
  'title',
  'mobile',
  'email',
  'departmentIds',
  'role',
]

const MIN_PASSWORD = 8

interface Props {
  id: string
  /** Undefined for a new one. */
  person: Person | undefined
  error: unknown
  disabled: boolean
  onSubmit: (fields: PersonFields) => void
}

export function PersonForm({ id, person, error, disabled, onSubmit }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<PersonFields>()
  const external = Form.useWatch('kind', form) === 'EXTERNAL'
  const complaint = (field: string) => {
    const help = isProblem(error) ? error.field(field) : undefined
    return help ? { validateStatus: 'error' as const, help } : {}
  }
  const text = (field: 'title' | 'mobile' | 'email', label: string) => (
    <Form.Item
      name={field}
      label={t(label)}
      rules={field === 'email' ? [{ type: 'email', message: t('people:emailWrong') }] : []}
      {...complaint(field)}
    >
      <Input autoComplete="off" />
    </Form.Item>
  )
  return (
    <Form<PersonFields>
      id={id}
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={disabled}
      initialValues={person ? fieldsOf(person) : { kind: 'INTERNAL', role: 'MEMBER', departmentIds: [] }}
      onFinish={onSubmit}
    >
      {!person && (
        <Form.Item name="kind" label={t('people:kind')}>
          <Segmented
            aria-label={t('people:kind')}
            options={(['INTERNAL', 'EXTERNAL'] as const).map((value) => ({
              value,
              label: t(`people:${value}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={t('people:name')}
        rules={[{ required: true, whitespace: true, message: t('people:nameRequired') }]}
        {...complaint('name')}
      >
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      {!external && (
        <AccountFields withPassword={!person} role={person?.role ?? null} complaint={complaint} />
      )}
      {text('title', 'people:jobTitle')}
      {text('mobile', 'people:mobile')}
      {text('email', 'people:email')}
    </Form>
  )
}

interface AccountProps {
  withPassword: boolean
  role: Role | null
  complaint: (field: string) => object
}

/** What only employees have: departments, a way to sign in, a role. */
function AccountFields({ withPassword, role, complaint }: AccountProps) {
  const { t } = useTranslation()
  const me = useMe()
  const username = Form.useWatch('username')
  const roles = givableRoles(me.role)
  return (
    <>
      <Form.Item name="departmentIds" label={t('people:department')} {...complaint('departmentIds')}>
        <DepartmentPicker multiple />
      </Form.Item>
      <Form.Item
        name="username"
        label={t('people:username')}
        extra={t('people:usernameHint')}
        {...complaint('username')}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      {withPassword && username && (
        <Form.Item
          name="password"
          label={t('people:password')}
          extra={t('people:passwordHint')}
          rules={[
            { required: true, message: t('people:passwordRequired') },
            { min: MIN_PASSWORD, message: t('people:passwordShort') },
          ]}
          {...complaint('password')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      )}
      {username && (
        <Form.Item name="role" label={t('people:role')} extra={t('people:roleHint')} {...complaint('role')}>
          <Select<Role>
            disabled={role !== null && !roles.includes(role)}
            options={(role && !roles.includes(role) ? [role] : roles).map((value) => ({
              value,
              label: t(`common:role.${value}`),
            }))}
          />
        </Form.Item>
      )}
    </>
  )
}

function fieldsOf(person: Person): PersonFields {
  return {
    name: person.name,
    kind: person.kind,
    username: person.username ?? '',
    title: person.title ?? '',
    mobile: person.mobile ?? '',
    email: person.email ?? '',
    departmentIds: person.departmentIds,
    role: person.role ?? 'MEMBER',
  }
}

/** An emptied field is null for the server: it clears the value. */
export function toInput({ kind, password, role, departmentIds, ...texts }: PersonFields): PersonInput {
  const trimmed = Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, value?.trim() || null]),
  )
  if (kind === 'EXTERNAL') return { kind, ...trimmed }
  // A role is for those who can sign in.
  const account = texts.username?.trim() ? { role, ...(password ? { password } : {}) } : {}
  return { kind, ...trimmed, departmentIds, ...account }
}
