import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { carryLanguage } from '../api/client'
import { onPreferences, preferences } from '../theme/preferences'

type Texts = { [key: string]: string | Texts }

/** `./zh/inbox.json` becomes the namespace `inbox` of `zh`. What the first screen does not need is in `late`. */
const files = import.meta.glob<Texts>(['./{zh,en}/*.json', '!./{zh,en}/{flows,runs,connections}.json'], {
  eager: true,
  import: 'default',
})

function resources() {
  const found: { [language: string]: { [area: string]: Texts } } = {}
  for (const [path, texts] of Object.entries(files)) {
    const [, language = '', area = ''] = /\.\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? []
    found[language] = { ...found[language], [area]: texts }
  }
  return found
}

/** Adds the texts of an area that comes with its screens. */
export function addTexts(area: string, texts: { zh: Texts; en: Texts }) {
  i18next.addResourceBundle('zh', area, texts.zh)
  i18next.addResourceBundle('en', area, texts.en)
}

function follow() {
  const { language } = preferences()
  carryLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

void i18next.use(initReactI18next).init({
  resources: resources(),
  lng: preferences().language,
  fallbackLng: 'zh',
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
})
follow()
onPreferences(follow)

export { i18next }
