export type { Classification, Folder, FunctionNode, UnitTask } from './classification.ts'
export { classificationRouter } from './router.ts'
