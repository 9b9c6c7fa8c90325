interface Point {
  x: number
  y: number
}

const ABOVE_TARGET = 12
const RADIUS = 8

/** Straight down; sideways only just above the target, so that branches of any length join in one line. */
export function linePath(from: Point, to: Point): string {
  const across = to.x - from.x
  if (Math.abs(across) < 1) return `M${from.x},${from.y} L${to.x},${to.y}`
  const turn = to.y - ABOVE_TARGET
  const radius = Math.min(RADIUS, Math.abs(across) / 2, turn - from.y, ABOVE_TARGET)
  const side = Math.sign(across) * radius
  return [
    `M${from.x},${from.y}`,
    `L${from.x},${turn - radius}`,
    `Q${from.x},${turn} ${from.x + side},${turn}`,
    `L${to.x - side},${turn}`,
    `Q${to.x},${turn} ${to.x},${turn + radius}`,
    `L${to.x},${to.y}`,
  ].join(' ')
}
