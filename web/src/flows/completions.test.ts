import { describe, expect, it } from 'vitest'
import { complete, completionsAt, faultAt } from './completions'
import { catalog, flow, say } from './fixtures'
import { wholeScope } from './scope'

const scope = wholeScope(flow, catalog, say)
const names = (text: string) => completionsAt(text, text.length, scope).items.map(({ name }) => name)

describe('completions of an expression', () => {
  it('find values by path, by key and by what people call them', () => {
    expect(names('size(trigger.record.n')).toEqual(['trigger.record.newName'])
    expect(names('newN')[0]).toBe('trigger.record.newName')
    expect(names('1 + 更改后')).toEqual(['trigger.record.newName'])
  })

  it('offer what can be done with a value behind its dot', () => {
    expect(names('trigger.record.newName.st')).toEqual(['.startsWith()'])
    expect(names('trigger.record.addMembers.')).toEqual([
      '.size()',
      '.exists()',
      '.all()',
      '.filter()',
      '.map()',
    ])
  })

  it('offer nothing inside quoted text, or for nothing', () => {
    expect(names('"trigger.rec')).toEqual([])
    expect(names('1 + ')).toEqual([])
  })

  it('replace the word and leave the cursor where one goes on', () => {
    const text = 'tex + 1'
    const { from, items } = completionsAt(text, 3, scope)
    const item = items.find(({ name }) => name === 'text()')
    if (!item) throw new Error('no text()')
    expect(complete(text, 3, from, item)).toEqual({ text: 'text() + 1', cursor: 5 })
  })

  it('mark the word that an error is about', () => {
    expect(faultAt('1 + trigger.x.y > 2', 4)).toEqual({ from: 4, to: 15 })
    expect(faultAt('1 + )', 4)).toEqual({ from: 4, to: 5 })
    expect(faultAt('1 +', 9)).toEqual({ from: 3, to: 4 })
  })
})
