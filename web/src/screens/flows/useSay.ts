import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Say } from '../../flows/words'

/** The texts of flows for the flow model, in the reader's language. */
export function useSay(): Say {
  const { t, i18n } = useTranslation('flows')
  const language = i18n.language
  // The language is a dependency although it is not named inside: a new one means new texts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    // A flow of hundreds of steps says the same words thousands of times after each edit.
    const plain = new Map<string, string>()
    return (key, values) => {
      if (values) return String(t(key as never, values as never))
      const said = plain.get(key) ?? String(t(key as never))
      plain.set(key, said)
      return said
    }
  }, [t, language])
}
