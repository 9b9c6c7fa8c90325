import { useTranslation } from 'react-i18next'
import { FIELD_KINDS, type FieldGroup } from '../../forms/field-kinds'
import styles from './designer.module.css'
import { PaletteEntry } from './PaletteEntry'

const GROUPS: readonly FieldGroup[] = ['basic', 'choice', 'organization']

/** What a form can be made of: click to add, or drag to the place. */
export function Palette() {
  const { t } = useTranslation()
  return (
    <aside className={styles.palette} aria-label={t('forms:palette.title')}>
      {GROUPS.map((group) => (
        <section key={group}>
          <h2 className={styles.paletteGroup}>{t(`forms:palette.${group}`)}</h2>
          <div className={styles.paletteEntries}>
            {FIELD_KINDS.filter((kind) => kind.group === group).map(({ type }) => (
              <PaletteEntry key={type} type={type} />
            ))}
          </div>
        </section>
      ))}
      <p className={styles.paletteHint}>{t('forms:palette.hint')}</p>
    </aside>
  )
}
