/** CSS pixels of a point at 100 %. */
export const FULL_SIZE = 96 / 72
const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const
/** Space at the left and right of a page, in pixels. */
export const MARGIN = 16
const SMALLEST = 0.25
/** A pane on a wide screen would else show a page so large that a line needs the whole head to turn. */
const WIDEST_FIT = 1.3

/** The zoom (1 = 100 %) at which the widest page fills a pane. @param widest points @param room pixels */
export function fitWidth(widest: number, room: number): number {
  return Math.min(WIDEST_FIT, Math.max(SMALLEST, (room - 2 * MARGIN) / (widest * FULL_SIZE)))
}

/** The next step larger (1) or smaller (-1) than a zoom; the ends hold. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const near = 0.01
  const next = direction === 1 ? STEPS.find((step) => step > zoom + near) : STEPS.toReversed().find((step) => step < zoom - near)
  return next ?? (direction === 1 ? Math.max(zoom, STEPS[STEPS.length - 1] ?? zoom) : Math.min(zoom, STEPS[0]))
}
