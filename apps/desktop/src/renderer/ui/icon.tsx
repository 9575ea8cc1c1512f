import './icon.css'

/** Line drawings on a 16 × 16 grid, drawn with the colour of the text beside them. */
const DRAWINGS = {
  absent: 'M5.500 7a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM1 14c0-3 2-4.500 4.500-4.500 1 0 2 .3 2.700.8M10 10l4 4m0-4-4 4',
  add: 'M8 3v10M3 8h10',
  attachment: 'M13 7.500 8 12.500a3 3 0 0 1-4.500-4.500L9 2.500a2 2 0 0 1 3 3L6.500 11a1 1 0 0 1-1.500-1.500L10 4.500',
  archive: 'M2 3h12v3H2zM3 6v7h10V6M6.500 9h3',
  box: 'M2 9.500h3.500l1 2h3l1-2H14M2 9.500 4 3h8l2 6.500V13H2z',
  calendar: 'M2.500 3.500h11v10h-11zM2.500 6.500h11M5.500 2v3M10.500 2v3',
  check: 'm3 8.500 3.500 3.500L13 4.500',
  chevronDown: 'm4 6 4 4 4-4',
  chevronLeft: 'M10 4 6 8l4 4',
  chevronRight: 'm6 4 4 4-4 4',
  chevronUp: 'm4 10 4-4 4 4',
  close: 'm4 4 8 8m0-8-8 8',
  document: 'M4 1.500h5.500L13 5v9.500H4zM9.500 1.500V5H13M6.500 8h4M6.500 11h4',
  download: 'M8 2v8m-3-3 3 3 3-3M3 13.500h10',
  edit: 'M2.500 13.500 3 11l7.500-7.500 2.500 2.500L5.500 13.500zM9 5l2.500 2.500',
  error: 'M8 1.500 15 14H1zM8 6v4m0 1.800v.4',
  eye: 'M1 8s2.500-4.500 7-4.500S15 8 15 8s-2.500 4.500-7 4.500S1 8 1 8Zm7 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  eyeOff:
    'M2 2l12 12M6.500 3.700C7 3.600 7.500 3.500 8 3.500c4.500 0 7 4.500 7 4.500a12 12 0 0 1-2 2.500M4 5a12 12 0 0 0-3 3s2.500 4.500 7 4.500c1.200 0 2.200-.3 3-.7',
  fitWidth: 'M2 3v10M14 3v10M4.500 8h7M6.500 6l-2 2 2 2M9.500 6l2 2-2 2',
  filter: 'M2 3h12l-4.500 5.500V13l-3-1.500v-3z',
  folder: 'M1.500 3.500H6L7.500 5h7v8h-13z',
  globe:
    'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM1.500 8h13M8 1.500c2 2 2.500 4 2.500 6.500S10 12.500 8 14.500C6 12.500 5.500 10.500 5.500 8S6 3.500 8 1.500Z',
  history: 'M2.500 8A5.500 5.500 0 1 0 4 4.200L2.500 5.500M2.500 2.500v3h3M8 5v3l2 1.500',
  home: 'M2 7.500 8 2.500l6 5M3.500 6.500v7h9v-7',
  info: 'M8 14.500a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM8 7v4.500M8 4.500v.4',
  key: 'M10 9.500a3.500 3.500 0 1 0-3.300-2.300L2 12v2h2.500v-1.500H6V11l1.600-1.700c.7.2 1.600.2 2.400.2ZM11 5.500v.1',
  language: 'M1.500 4h7M5 2.500V4m2 0c-.5 3-2.500 5-5 6m2-4c1 2 2 3 4 4M8 14l3-7 3 7M9 12h4',
  link: 'M6.500 9.500a2.500 2.500 0 0 0 3.500 0l3-3A2.500 2.500 0 0 0 9.500 3L8.500 4M9.500 6.500a2.500 2.500 0 0 0-3.500 0l-3 3A2.500 2.500 0 0 0 6.500 13l1-1',
  menu: 'M2 4h12M2 8h12M2 12h12',
  minus: 'M3 8h10',
  more: 'M3 8h.5M8 8h.5M13 8h.5',
  paneLeft: 'M2 3h12v10H2zM6 3v10',
  people:
    'M6 7.500A2.500 2.500 0 1 0 6 2.500a2.500 2.500 0 0 0 0 5ZM1.500 13.500c0-3 2-4.500 4.500-4.500s4.500 1.500 4.500 4.500M10.500 2.700a2.500 2.500 0 0 1 0 4.600M12 9.200c1.600.6 2.500 2 2.500 4.300',
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.500 14.500C2.500 11 5 9.500 8 9.500s5.500 1.500 5.500 5',
  print: 'M4.500 6V2h7v4M4.500 11.500h-3V6h13v5.500h-3M4.500 9.500h7V14h-7z',
  redo: 'M13 6.500H6a3.500 3.500 0 0 0 0 7h3M10 3.500l3 3-3 3',
  refresh: 'M13.500 8a5.500 5.500 0 1 1-1.600-3.900L13.500 5.500M13.500 2.500v3h-3',
  seal: 'M2.500 2.500h11v11h-11zM5 5.500h6M8 5.500v5M5.500 10.500h5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.600-1.400L14 14',
  send: 'M14 2 2 7l4.500 2L9 14zM6.500 9 14 2',
  settings: 'M2 4.500h6m4 0h2M2 11.500h2m4 0h6M10 6.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-4 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  sign: 'M2 13.500h12M3 10.500c2-1 3-6 4.500-6s-.5 5 1 5 1.500-2 2.500-2 .5 1.500 2.500 1.500',
  signOut: 'M6.500 2h-4v12h4M6 8h8m-3-3 3 3-3 3',
  sortDown: 'M8 3v10m-4-4 4 4 4-4',
  sortUp: 'M8 13V3M4 7l4-4 4 4',
  star: 'm8 2 1.800 4 4.200.4-3.200 2.800 1 4.300L8 11.200 4.200 13.500l1-4.300L2 6.400 6.200 6z',
  theme: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM8 2v12M8 5l5 0M8 8h6M8 11h5',
  trash: 'M2.500 4h11M6 4V2h4v2M4 4l.7 10h6.600L12 4M6.700 6.500v5M9.300 6.500v5',
  tree: 'M3 2.500v9.500h4M3 6h4M7 4.500h6.500v3H7zM7 10.500h6.500v3H7z',
  undo: 'M3 6.500h7a3.500 3.500 0 0 1 0 7H7M6 3.500l-3 3 3 3',
  upload: 'M8 11V3M5 6l3-3 3 3M3 13.500h10',
  warning: 'M8 1.500 15 14H1zM8 6v4m0 1.800v.4',
} as const

export type IconName = keyof typeof DRAWINGS
export const ICON_NAMES = Object.keys(DRAWINGS) as IconName[]

export interface IconProps {
  readonly name: IconName
  /** Edge in pixels; 16 unless told. */
  readonly size?: number
}

/** A picture that repeats what words say: hidden from screen readers, never the only bearer of a meaning. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg className="icon" aria-hidden="true" width={size} height={size} viewBox="0 0 16 16">
      <path d={DRAWINGS[name]} />
    </svg>
  )
}
