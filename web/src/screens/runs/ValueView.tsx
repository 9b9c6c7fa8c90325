import { LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDepartments, usePerson } from '../../api/people'
import type { Json } from '../../api/types'
import { ChatChip } from '../../components/ChatChip'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { OutcomeView, outcomeOf } from './OutcomeView'
import type { Port } from './ports'
import styles from './runPage.module.css'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A value as the thing it is: people and chats as chips, records and addresses as links, times as times. */
export function ValueView({ value, port }: { value: Json; port: Port }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (isNothing(value)) return <span className={styles.faint}>{t('runs:empty_value')}</span>
  if (Array.isArray(value)) return <Many values={value} port={port} />
  if (typeof value === 'boolean') return t(value ? 'flows:value.true' : 'flows:value.false')
  if (typeof value === 'number') return format.number(value)
  if (typeof value === 'object') return <Structure value={value} />
  switch (port.type) {
    case 'person':
    case 'persons':
      return <PersonChip personId={value} />
    case 'chat':
      // Only chats of our own can be looked up; a platform's is named by its id.
      return UUID.test(value) ? <ChatChip chatId={value} /> : <code className={styles.code}>{value}</code>
    case 'department':
      return <DepartmentName id={value} />
    case 'date':
      return format.date(value)
    case 'datetime':
      return format.dateTime(value)
    case 'record':
      return port.form ? (
        <Link to={`/forms/${port.form}/records/${value}`}>{t('runs:openRecord')}</Link>
      ) : (
        value
      )
    default:
      return <TextValue text={value} port={port} />
  }
}

function isNothing(value: Json): value is null | '' {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === null || value === ''
}

const FEW = 20 // of a long list; the rest on demand

function Many({ values, port }: { values: Json[]; port: Port }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(FEW)
  return (
    <ul className={styles.many}>
      {values.slice(0, shown).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <li key={index}>
          <ValueView value={item} port={port} />
        </li>
      ))}
      {values.length > shown && (
        <li>
          <Button size="small" onClick={() => setShown(shown + 5 * FEW)}>
            {t('runs:moreValues', { count: values.length - shown })}
          </Button>
        </li>
      )}
    </ul>
  )
}

/** An entry of a list such as *what became of each member*, else as it is. */
function Structure({ value }: { value: { [key: string]: Json } }) {
  const outcome = outcomeOf(value)
  return outcome ? <OutcomeView {...outcome} /> : <code className={styles.code}>{JSON.stringify(value)}</code>
}

function DepartmentName({ id }: { id: string }) {
  const departments = useDepartments().data
  return departments?.find((department) => department.id === id)?.name ?? '…'
}

function TextValue({ text, port }: { text: string; port: Port }) {
  const { t } = useTranslation()
  if (/^https?:\/\//.test(text)) {
    return (
      <a href={text} target="_blank" rel="noreferrer">
        <LinkOutlined /> {port.key === 'url' ? text : t('runs:link')}
      </a>
    )
  }
  // A text field may keep the id of a chat, as the summary forms do: show the chat, not the id.
  if (UUID.test(text) && /chatId$/i.test(port.key)) return <ChatChip chatId={text} />
  if (UUID.test(text) && port.type === 'any') return <PerhapsPerson id={text} />
  return <span className={styles.text}>{optionLabel(text, port)}</span>
}

/** An output without a type may still be a person's id: then show the person. */
function PerhapsPerson({ id }: { id: string }) {
  const person = usePerson(id)
  return person ? <PersonChip person={person} /> : <span className={styles.text}>{id}</span>
}

function optionLabel(text: string, { field }: Port): string {
  const options = field?.options
  return (options?.type === 'static' && options.items.find(({ value }) => value === text)?.label) || text
}
