import { SearchOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Entry } from './entries'
import { PaletteIcon } from './PaletteIcon'
import styles from './palette.module.css'
import { usePaletteEntries } from './usePaletteEntries'

/** The text keeps the focus; the arrows move the mark through all groups, Enter goes. */
export function PaletteSearch({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [marked, setMarked] = useState(0)
  const groups = usePaletteEntries(text, true)
  const entries = groups.flatMap((group) => group.entries)
  const active = Math.min(marked, entries.length - 1)
  const id = useId()
  const go = (entry: Entry | undefined) => {
    if (!entry) return
    navigate(entry.to)
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setMarked((active + 1) % Math.max(entries.length, 1))
    else if (event.key === 'ArrowUp') setMarked((active - 1 + entries.length) % Math.max(entries.length, 1))
    else if (event.key === 'Enter') go(entries[active])
    else return
    event.preventDefault()
  }
  return (
    <div>
      <div className={styles.search}>
        <SearchOutlined />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog exists to be typed into
          autoFocus
          className={styles.input}
          value={text}
          placeholder={t('frame:palettePlaceholder')}
          aria-label={t('frame:palette')}
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={entries[active] ? optionId(id, entries[active]) : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setMarked(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} role="listbox" aria-label={t('frame:palette')} className={styles.results}>
        {entries.length === 0 && <p className={styles.none}>{t('frame:paletteNothing')}</p>}
        {groups.map(({ key, title, entries: ofGroup }) => (
          <div key={key}>
            <div className={styles.groupTitle}>{title}</div>
            {ofGroup.map((entry) => (
              <Option
                key={entry.key}
                id={optionId(id, entry)}
                entry={entry}
                active={entry === entries[active]}
                onChoose={() => go(entry)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

const optionId = (list: string, entry: Entry) => `${list}-${entry.key}`

interface OptionProps {
  id: string
  entry: Entry
  active: boolean
  onChoose: () => void
}

function Option({ id, entry, active, onChoose }: OptionProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (active) element?.scrollIntoView({ block: 'nearest' })
  }, [active, element])
  return (
    <div
      ref={setElement}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      // The keyboard acts through the text above.
      onKeyDown={undefined}
    >
      <PaletteIcon icon={entry.icon} />
      <span className={styles.text}>{entry.text}</span>
      <span className={styles.fact}>{entry.fact}</span>
    </div>
  )
}
