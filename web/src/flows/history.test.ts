import { describe, expect, it } from 'vitest'
import { begin, canRedo, canUndo, commit, redo, undo } from './history'

describe('the history of edits', () => {
  it('goes back and forth', () => {
    const edited = commit(commit(begin('a'), 'b'), 'c')
    expect(undo(edited).present).toBe('b')
    expect(redo(undo(edited)).present).toBe('c')
    expect(undo(undo(undo(edited))).present).toBe('a')
  })

  it('forgets what was undone once something new is done', () => {
    const edited = commit(undo(commit(begin('a'), 'b')), 'c')
    expect(canRedo(edited)).toBe(false)
    expect(undo(edited).present).toBe('a')
  })

  it('undoes typing in one field at once, but two fields apart', () => {
    const typed = commit(commit(commit(begin(''), 'h', 'name'), 'hi', 'name'), 'hi!', 'text')
    expect(undo(typed).present).toBe('hi')
    expect(undo(undo(typed)).present).toBe('')
  })

  it('does not merge into an edit that was undone in between', () => {
    const typed = commit(undo(commit(commit(begin(''), 'a', 'x'), 'b', 'y')), 'c', 'x')
    expect(undo(typed).present).toBe('a')
  })

  it('takes an edit that changes nothing for no edit', () => {
    expect(canUndo(commit(begin('a'), 'a'))).toBe(false)
  })
})
