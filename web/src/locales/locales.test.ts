import { describe, expect, it } from 'vitest'

type Texts = { [key: string]: string | Texts }
const files = import.meta.glob<Texts>('./{zh,en}/*.json', { eager: true, import: 'default' })
const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
})

function areas(language: string): string[] {
  return Object.keys(files)
    .filter((path) => path.startsWith(`./${language}/`))
    .map((path) => path.slice(`./${language}/`.length, -'.json'.length))
    .sort()
}

function leaves(texts: Texts, prefix = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') all.set(prefix + key, value)
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) all.set(inner, text)
  }
  return all
}

/** Plurals exist in English only, so `members_one` and `members_other` count as `members`. */
const singular = (key: string) => key.replace(/_(one|other)$/, '')
const texts = (language: string, area: string) => leaves(files[`./${language}/${area}.json`] ?? {})
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()

describe('the texts', () => {
  it('have the same areas in both languages', () => {
    expect(areas('zh')).toEqual(areas('en'))
    expect(areas('zh').length).toBeGreaterThan(0)
  })

  it.each(areas('zh'))('%s: same keys, none empty, same placeholders in both languages', (area) => {
    const zh = texts('zh', area)
    const en = texts('en', area)
    expect([...new Set([...zh.keys()].map(singular))].sort()).toEqual(
      [...new Set([...en.keys()].map(singular))].sort(),
    )
    for (const [key, text] of [...zh, ...en]) expect(text.trim(), `${area}:${key}`).not.toBe('')
    for (const [key, text] of zh) {
      const other = en.get(key) ?? en.get(`${key}_other`)
      expect(placeholders(other ?? ''), `${area}:${key}`).toEqual(placeholders(text))
    }
  })

  it('exist for every key that the code names with its area', () => {
    const missing = []
    for (const [path, source] of Object.entries(sources)) {
      for (const [, area = '', key = ''] of source.matchAll(/\bt\('([a-z-]+):([\w.]+)'/g)) {
        const known = new Set([...texts('zh', area).keys()].map(singular))
        if (!known.has(key)) missing.push(`${path}: ${area}:${key}`)
      }
    }
    expect(missing).toEqual([])
  })
})
