import type { Flow } from '../../api/types'
import { Canvas } from './canvas/Canvas'
import { DesignerBar } from './DesignerBar'
import styles from './designer.module.css'
import { Panel } from './panel/Panel'
import { useDesignerKeys } from './useDesignerKeys'
import type { DraftControls } from './useDraft'

interface Props {
  flow: Flow
  draft: DraftControls
  onVersion: (version: number) => void
}

/** Bar, canvas and panel of the draft. */
export function DraftView({ flow, draft, onVersion }: Props) {
  useDesignerKeys(() => void draft.save())
  return (
    <div className={styles.designer}>
      <DesignerBar flow={flow} draft={draft} onVersion={onVersion} />
      <div className={styles.body}>
        <Canvas />
        <Panel />
      </div>
    </div>
  )
}
