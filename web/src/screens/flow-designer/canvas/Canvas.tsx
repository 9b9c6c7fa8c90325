import { Background, MiniMap, ReactFlow, type ReactFlowInstance } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Layout, layout, stepId } from '../../../flows/layout'
import { walk } from '../../../flows/places'
import { headOf } from '../../../flows/selections'
import { useScheme } from '../../../theme/Appearance'
import { useDesigner } from '../DesignerContext'
import { AddNode } from './AddNode'
import { type CanvasActions, CanvasContext } from './CanvasContext'
import { CanvasControls } from './CanvasControls'
import styles from './canvas.module.css'
import { EndNode } from './EndNode'
import { FlowEdge } from './FlowEdge'
import { FrameNode } from './FrameNode'
import { JoinNode } from './JoinNode'
import { LaneNode } from './LaneNode'
import { type CanvasNode, CardWords, canvasEdges, canvasNodes, keepSame, withoutGaps } from './nodes'
import { StepNode } from './StepNode'
import { TriggerNode } from './TriggerNode'
import { isVisible, openingView } from './viewport'

const NODE_TYPES = {
  trigger: TriggerNode,
  step: StepNode,
  lane: LaneNode,
  add: AddNode,
  frame: FrameNode,
  join: JoinNode,
  end: EndNode,
}
const EDGE_TYPES = { flow: FlowEdge }
/** Cards, gaps, heads: from here only those in sight are drawn, or each key would ask all the others. */
const VISIBLE_ONLY_FROM = 300
const MINIMAP_FROM = 30 // steps: from here a flow no longer fits a screen

/** The flow as cards and lines. Nothing is dragged: the layout follows from the definition. */
export function Canvas() {
  const { t } = useTranslation()
  const { definition, editor, selection, focus, setAdding, readOnly } = useDesigner()
  const actions = useMemo<CanvasActions>(() => ({ editor, setAdding }), [editor, setAdding])
  const scheme = useScheme()
  const pane = useRef<HTMLDivElement>(null)
  const [canvas, setCanvas] = useState<ReactFlowInstance<CanvasNode> | null>(null)
  const plan = useMemo(
    () => (readOnly ? withoutGaps(layout(definition)) : layout(definition)),
    [definition, readOnly],
  )
  const nodes = useNodes(plan)
  const steps = useMemo(() => walk(definition).length, [definition])
  const edges = useMemo(() => canvasEdges(plan), [plan])

  const open = (instance: ReactFlowInstance<CanvasNode>) => {
    setCanvas(instance)
    if (pane.current) void instance.setViewport(openingView(plan, pane.current.getBoundingClientRect()))
  }

  const head = headOf(selection)
  const wanted = head === undefined ? selection?.kind : stepId(head)
  const shown = useRef('')
  useEffect(() => {
    const box = plan.nodes.find(({ id }) => id === wanted)
    const place = pane.current?.getBoundingClientRect()
    const turn = `${focus.turn} ${wanted}`
    if (!box || !place || !canvas || shown.current === turn) return
    shown.current = turn
    if (!isVisible(box, canvas.getViewport(), place))
      void canvas.setCenter(box.x + box.width / 2, box.y + box.height / 2, {
        zoom: canvas.getZoom(),
        duration: 120,
      })
  }, [canvas, plan, wanted, focus])

  return (
    <section ref={pane} className={styles.pane} aria-label={t('flows:designer.canvas')}>
      <CanvasContext value={actions}>
        <ReactFlow<CanvasNode>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onInit={open}
          onPaneClick={() => {
            setAdding(null)
            editor.select(null)
          }}
          onlyRenderVisibleElements={nodes.length >= VISIBLE_ONLY_FROM}
          colorMode={scheme}
          minZoom={0.15}
          maxZoom={1.5}
          panOnScroll
          zoomOnDoubleClick={false}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          panActivationKeyCode={null}
        >
          <Background gap={20} size={1} color="var(--border)" />
          {steps >= MINIMAP_FROM && (
            <MiniMap
              pannable
              zoomable
              ariaLabel={t('flows:designer.minimap')}
              className={styles.minimap}
              nodeColor="var(--border-strong)"
            />
          )}
          <CanvasControls />
        </ReactFlow>
      </CanvasContext>
    </section>
  )
}

/** The nodes of a layout with what they show; those that show the same stay the same objects. */
function useNodes(plan: Layout): CanvasNode[] {
  const { definition, selection, problems, adding, tell } = useDesigner()
  const last = useRef<CanvasNode[]>([])
  const words = useMemo(() => new CardWords({ definition, problems, tell }), [definition, problems, tell])
  const nodes = useMemo(
    () => keepSame(last.current, canvasNodes(plan, words, { selection, adding })),
    [plan, words, selection, adding],
  )
  useEffect(() => {
    last.current = nodes
  }, [nodes])
  return nodes
}
