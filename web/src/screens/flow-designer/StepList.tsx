import { Input } from 'antd'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Group, groupOf, type StepChoice, stepChoices } from '../../flows/offered'
import type { Place } from '../../flows/places'
import { stepTitle } from '../../flows/summaries'
import { stepIcon } from './canvas/stepIcon'
import { copiedSteps } from './clipboard'
import { useDesigner } from './DesignerContext'
import styles from './lists.module.css'
import { StepOption } from './StepOption'
import { useStepActions } from './useStepActions'

interface Entry {
  id: string
  group: 'paste' | Group
  name: string
  about: string
  icon: React.ReactNode
  act: () => void
}

/** The searchable list of steps for a gap; arrow keys choose, Enter adds. */
export function StepList({ place }: { place: Place }) {
  const { t } = useTranslation()
  const list = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const entries = useEntries(place).filter(({ name, about }) => matches(`${name} ${about}`, query))
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') entries[active]?.act()
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    setActive(Math.min(Math.max(active + by, 0), entries.length - 1))
  }
  return (
    <div className={styles.steps}>
      <Input
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={press}
        placeholder={t('flows:designer.search')}
        aria-label={t('flows:designer.search')}
        aria-controls={list}
        aria-activedescendant={entries[active] ? `${list}-${entries[active].id}` : undefined}
      />
      <div id={list} role="listbox" aria-label={t('flows:designer.add')} className={styles.options}>
        {entries.length === 0 && <p className={styles.nothing}>{t('flows:designer.nothing')}</p>}
        {entries.map((entry, index) => (
          <div key={entry.id} role="presentation">
            {entry.group !== 'paste' && entries[index - 1]?.group !== entry.group && (
              <div className={styles.group}>{t(`flows:designer.${entry.group}`)}</div>
            )}
            <StepOption
              {...entry}
              id={`${list}-${entry.id}`}
              active={index === active}
              onHover={() => setActive(index)}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

function matches(text: string, query: string): boolean {
  return text.toLowerCase().includes(query.trim().toLowerCase())
}

function useEntries(place: Place): Entry[] {
  const { t } = useTranslation()
  const { catalog, say } = useDesigner()
  const actions = useStepActions()
  const copied = useMemo(copiedSteps, [])
  const choices = stepChoices(catalog).map((choice) => entryOf(choice, say, () => actions.add(choice, place)))
  const [first] = copied
  if (!first) return choices
  const title = stepTitle(first, catalog, say)
  const several = copied.length > 1
  const name = t('flows:designer.paste', {
    name: several ? t('flows:designer.several', { name: title, count: copied.length }) : title,
  })
  const icon = stepIcon(first.type, first.type === 'action' ? first.action : undefined)
  return [{ id: 'paste', group: 'paste', name, about: '', icon, act: () => actions.paste(place) }, ...choices]
}

function entryOf(choice: StepChoice, say: (key: string) => string, act: () => void): Entry {
  const group = groupOf(choice)
  if (choice.type === 'action') {
    const { key, name, description } = choice.action
    return { id: key, group, name, about: description ?? '', icon: stepIcon('action', key), act }
  }
  const { type } = choice
  return {
    id: `own-${type}`,
    group,
    name: say(`kinds.${type}`),
    about: say(`designer.about.${type}`),
    icon: stepIcon(type),
    act,
  }
}
