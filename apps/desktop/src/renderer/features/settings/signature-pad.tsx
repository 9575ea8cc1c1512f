import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

/** A point of a stroke in the canvas's pixels; `pressure` 0 to 1, a half for a mouse. */
interface Point {
  readonly x: number
  readonly y: number
  readonly pressure: number
}
export type Stroke = readonly Point[]

/** Several times what is printed, so that thin strokes are smooth. */
const SIZE = { width: 1_200, height: 420 } as const
const PEN = 9
/** The left button, a finger, or the tip of a pen. */
const FIRST_BUTTON = 0

interface SignaturePadProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly label: string
  readonly strokes: readonly Stroke[]
  readonly onChange: (strokes: readonly Stroke[]) => void
}

/** A sheet to sign on. What is drawn is the owner's; the stroke under way shows at once. */
export function SignaturePad({ canvas, label, strokes, onChange }: SignaturePadProps) {
  const drawing = useRef<Point[] | null>(null)
  useEffect(() => {
    const ink = inkOf(canvas.current)
    if (ink === null) return
    ink.clearRect(0, 0, SIZE.width, SIZE.height)
    for (const stroke of strokes) draw(ink, stroke)
  }, [canvas, strokes])
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.button !== FIRST_BUTTON || drawing.current !== null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = [pointOf(event.currentTarget, event.nativeEvent)]
  }
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    const stroke = drawing.current
    const ink = inkOf(event.currentTarget)
    if (stroke === null || ink === null) return
    const moves = event.nativeEvent.getCoalescedEvents()
    for (const each of moves.length === 0 ? [event.nativeEvent] : moves) stroke.push(pointOf(event.currentTarget, each))
    draw(ink, stroke)
  }
  const end = (): void => {
    const stroke = drawing.current
    drawing.current = null
    if (stroke !== null) onChange([...strokes, stroke])
  }
  return (
    <canvas
      ref={canvas}
      className="signature-pad"
      role="img"
      aria-label={label}
      {...SIZE}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

/** Where drawing goes, in the colour that the sheet's ink has. */
function inkOf(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  const ink = canvas?.getContext('2d') ?? null
  if (canvas === null || ink === null) return null
  const { color } = getComputedStyle(canvas)
  ink.strokeStyle = color
  ink.fillStyle = color
  ink.lineCap = 'round'
  ink.lineJoin = 'round'
  return ink
}

function pointOf(canvas: HTMLCanvasElement, event: globalThis.PointerEvent): Point {
  const { left, top, width, height } = canvas.getBoundingClientRect()
  return {
    x: ((event.clientX - left) * SIZE.width) / width,
    y: ((event.clientY - top) * SIZE.height) / height,
    pressure: event.pressure > 0 ? event.pressure : 0.5,
  }
}

/** From middle to middle, bent at each point, so that no corner is seen; a dot for a stroke that went nowhere. */
function draw(ink: CanvasRenderingContext2D, stroke: Stroke): void {
  const [first] = stroke
  if (first === undefined) return
  if (stroke.length < 2) {
    ink.beginPath()
    ink.arc(first.x, first.y, PEN / 2, 0, 2 * Math.PI)
    ink.fill()
    return
  }
  let from = first
  for (const [i, point] of stroke.entries()) {
    const next = stroke[i + 1]
    const to = next === undefined ? point : { ...point, x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    ink.lineWidth = PEN * (0.5 + point.pressure)
    ink.beginPath()
    ink.moveTo(from.x, from.y)
    ink.quadraticCurveTo(point.x, point.y, to.x, to.y)
    ink.stroke()
    from = to
  }
}
