import { Select, Tree } from 'antd'
import { type ReactElement, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDepartments, usePeople } from '../api/people'
import type { Id, Person, PersonKind } from '../api/types'
import { departmentNames, departmentOptions, departmentTree } from './departments'
import { PersonAvatar } from './PersonAvatar'
import { PersonMarks } from './PersonMarks'
import styles from './people.module.css'
import { useClear } from './useClear'
import { usePickerSearch } from './usePickerSearch'

/** Ids with their names: a chosen person need not be among those offered now. */
interface Labelled {
  value: Id
  label: string
}

interface Common {
  id?: string
  placeholder?: string
  disabled?: boolean
  autoFocus?: boolean
  status?: 'error'
  /** Only employees or only external people. */
  kind?: PersonKind
  /** Not offered: those who are in already. */
  exclude?: readonly Id[]
  'aria-label'?: string
  'aria-labelledby'?: string
}

interface Single extends Common {
  multiple?: false
  value?: Id | null
  onChange?: (value: Id | null) => void
}

interface Multiple extends Common {
  multiple: true
  value?: Id[] | null
  onChange?: (value: Id[]) => void
}

/** Chooses people by name, pinyin or department. Departed people are not offered but stay when chosen before. */
export function PersonPicker(props: Single | Multiple) {
  const { t } = useTranslation()
  const clear = useClear()
  const chosenIds = useMemo(
    () => (props.multiple ? (props.value ?? []) : props.value ? [props.value] : []),
    [props.multiple, props.value],
  )
  const search = usePickerSearch({
    kind: props.kind,
    exclude: props.exclude,
    closes: !props.multiple,
    choose: ({ id }) => {
      if (!props.multiple) props.onChange?.(id)
      else if (!chosenIds.includes(id)) props.onChange?.([...chosenIds, id])
    },
  })
  const { offered, isSearching } = search
  const byId = new Map([...usePeople(chosenIds), ...offered.map((person) => [person.id, person] as const)])
  const labelled = (id: Id): Labelled => ({ value: id, label: byId.get(id)?.name ?? '…' })
  const { multiple, value: _value, onChange: _onChange, kind: _kind, exclude: _exclude, ...common } = props

  return (
    <div className={styles.picker} onKeyDownCapture={search.onKeyDownCapture}>
      <Select<Labelled | Labelled[] | null>
        {...common}
        aria-description={chosenIds.map((id) => labelled(id).label).join('、')}
        style={{ width: '100%' }}
        {...(multiple ? { mode: 'multiple' as const } : {})}
        labelInValue
        value={multiple ? chosenIds.map(labelled) : chosenIds[0] ? labelled(chosenIds[0]) : null}
        onChange={(value) => {
          search.type('')
          if (props.multiple) props.onChange?.(Array.isArray(value) ? value.map((one) => one.value) : [])
          else props.onChange?.(Array.isArray(value) ? null : (value?.value ?? null))
        }}
        options={offered.map(({ id }) => labelled(id))}
        showSearch={{ filterOption: false, searchValue: search.text, onSearch: search.type }}
        allowClear={clear}
        open={search.open}
        onOpenChange={search.setOpen}
        loading={isSearching}
        placeholder={props.placeholder ?? t(multiple ? 'common:picker.people' : 'common:picker.person')}
        notFoundContent={isSearching ? t('common:loading') : t('common:picker.nobody')}
        popupMatchSelectWidth={false}
        listHeight={256}
        optionRender={({ value }) => <PersonOption person={byId.get(String(value))} />}
        labelRender={({ value, label }) => <ChosenPerson person={byId.get(String(value))} label={label} />}
        popupRender={(list) => (
          <Popup list={list} department={search.department} onDepartment={search.setDepartment} />
        )}
      />
    </div>
  )
}

function PersonOption({ person }: { person: Person | undefined }) {
  const { data } = useDepartments()
  if (!person) return null
  const fact = departmentNames(person.departmentIds, data)[0] ?? person.title
  return (
    <span className={styles.option}>
      <PersonAvatar person={person} size={24} />
      <span className={styles.name}>{person.name}</span>
      <PersonMarks person={person} />
      {fact && <span className={styles.optionFact}>{fact}</span>}
    </span>
  )
}

function ChosenPerson({ person, label }: { person: Person | undefined; label: React.ReactNode }) {
  if (!person) return <>{label}</>
  return (
    <span className={styles.chip}>
      <PersonAvatar person={person} size={20} />
      <span className={styles.name}>{person.name}</span>
      {person.state === 'DEPARTED' && <PersonMarks person={person} />}
    </span>
  )
}

interface PopupProps {
  list: ReactElement
  department: Id | undefined
  onDepartment: (department: Id | undefined) => void
}

function Popup({ list, department, onDepartment }: PopupProps) {
  const { t } = useTranslation()
  const { data } = useDepartments()
  const label = useId()
  const tree = useMemo(() => departmentOptions(departmentTree(data ?? [])), [data])
  return (
    <div className={styles.popup} style={{ width: 'min(500px, calc(100vw - 48px))' }}>
      <div className={styles.popupTree}>
        <span id={label} className="visually-hidden">
          {t('common:person.departments')}
        </span>
        <Tree
          aria-labelledby={label}
          blockNode
          treeData={[{ key: '', title: t('common:picker.everybody'), value: '', children: [] }, ...tree]}
          selectedKeys={[department ?? '']}
          onSelect={([key]) => onDepartment(key ? String(key) : undefined)}
          // Keeps the focus, and with it the keyboard, in the search text.
          onMouseDown={(event) => event.preventDefault()}
        />
      </div>
      <div>{list}</div>
    </div>
  )
}
