import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

type Bundle = Rollup.OutputBundle

/** Everything that must arrive before a chunk can run: itself and what it imports, not what it loads later. */
function closure(bundle: Bundle, name: string, seen = new Set<string>()): Set<string> {
  const chunk = bundle[name]
  if (chunk?.type !== 'chunk' || seen.has(name)) return seen
  seen.add(name)
  for (const imported of chunk.imports) closure(bundle, imported, seen)
  return seen
}

function chunkOf(bundle: Bundle, wanted: (chunk: Rollup.OutputChunk) => boolean): string {
  const found = Object.values(bundle).find((one) => one.type === 'chunk' && wanted(one))
  if (!found) throw new Error('the budget names a screen that is not built')
  return found.fileName
}

/** Fails the build when the scripts of the first screen, compressed, weigh more than `maxBytes`. */
export function firstScreenBudget(screen: string, maxBytes: number): Plugin {
  return {
    name: 'first-screen-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const entry = chunkOf(bundle, (chunk) => chunk.isEntry)
      const page = chunkOf(bundle, (chunk) => chunk.facadeModuleId?.endsWith(screen) === true)
      const names = closure(bundle, page, closure(bundle, entry))
      const bytes = [...names].reduce((sum, name) => {
        const chunk = bundle[name]
        return sum + (chunk?.type === 'chunk' ? gzipSync(chunk.code).length : 0)
      }, 0)
      const text = `first screen (${screen}): ${Math.round(bytes / 1000)} kB of ${Math.round(maxBytes / 1000)} kB`
      if (bytes > maxBytes) this.error(text)
      this.info(text)
    },
  }
}
