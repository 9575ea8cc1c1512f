/** Opens the browser's file dialog, for one file or several; empty when the person chose none. */
export function pickFiles(accept: string): Promise<readonly File[]> {
  return new Promise((done) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = true
    input.addEventListener('change', () => done([...(input.files ?? [])]))
    input.addEventListener('cancel', () => done([]))
    input.click()
  })
}
