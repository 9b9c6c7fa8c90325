import { useTranslation } from 'react-i18next'

export function SetupPage() {
  const { t } = useTranslation()
  return <h1>{t('access:setupTitle')}</h1>
}
