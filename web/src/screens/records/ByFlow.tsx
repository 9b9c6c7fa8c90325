import { useTranslation } from 'react-i18next'

/** In the place of a person: nobody submitted this, a flow did. */
export function ByFlow() {
  const { t } = useTranslation()
  return <span>{t('records:timeline.flow')}</span>
}
