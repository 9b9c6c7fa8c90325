import type { Id } from './types'

const MAX_IDS = 100

interface Waiting<Thing> {
  id: Id
  found: (thing: Thing | null) => void
  failed: (reason: unknown) => void
}

/**
 * Loads things by id, in one request for all that are asked for in the same moment: a list of chips costs one call,
 * not one each. What does not exist, or may not be seen, is null.
 */
export function batched<Thing extends { id: Id }>(load: (ids: Id[]) => Promise<Thing[]>) {
  let waiting: Waiting<Thing>[] = []

  function loadWaiting() {
    const all = waiting
    waiting = []
    for (let start = 0; start < all.length; start += MAX_IDS) void loadPart(all.slice(start, start + MAX_IDS))
  }

  async function loadPart(part: Waiting<Thing>[]) {
    try {
      const things = await load([...new Set(part.map((one) => one.id))])
      const byId = new Map(things.map((thing) => [thing.id, thing]))
      for (const one of part) one.found(byId.get(one.id) ?? null)
    } catch (reason) {
      for (const one of part) one.failed(reason)
    }
  }

  return (id: Id): Promise<Thing | null> =>
    new Promise((found, failed) => {
      if (waiting.length === 0) queueMicrotask(() => setTimeout(loadWaiting, 0))
      waiting.push({ id, found, failed })
    })
}
