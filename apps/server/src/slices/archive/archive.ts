import type { Readable } from 'node:stream'
import type { Handle } from '../../kernel/db.ts'
import type { Delivery } from '../../kernel/events.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Publication } from '../disclosure/index.ts'
import { archiveFaults } from './errors.ts'
import type { DocumentDetails } from './schema.ts'
import type { SearchRequest } from './search/query.ts'
import type { Facet } from './search/tokens.ts'
import { type GenuineAnswer, judge, type PdfReport } from './service/genuine.ts'
import { type Cursor, overview, type SearchPage, search } from './service/search.ts'
import { takeIn } from './service/take-in.ts'
import type { ArchivedRow } from './store/documents.ts'
import * as store from './store/documents.ts'
import type { FacetCount } from './store/search.ts'

/** What the composition root hands in. */
export interface ArchiveDeps {
  /** The publication of a document, from disclosure. */
  publicationOf(handle: Handle, documentId: string): Promise<Publication | undefined>
  /** Judges any PDF; throws a BAD_INPUT fault for what is no PDF. */
  verifyPdf(pdf: Uint8Array): Promise<PdfReport>
  /** Name of the agency, for the head of each page. */
  agency(): Promise<string>
}

/** A file of a published document. */
export interface PublishedFile {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly size: number
  readonly stream: Readable
}

/** The public archive: what was published, found and proven. */
export interface Archive {
  /** Brings the archive to what the publication of a document says. */
  published(documentId: string, delivery: Pick<Delivery, 'finish'>): Promise<void>
  search(request: SearchRequest, from: Cursor | null, limit: number): Promise<SearchPage>
  overview(
    request: SearchRequest,
  ): Promise<{ count: number; exact: boolean; facets: Readonly<Record<Facet, readonly FacetCount[]>> }>
  /** A document by its permanent id, withdrawn ones too. @throws DOCUMENT_UNKNOWN */
  document(documentId: string): Promise<ArchivedRow>
  /** The published PDF. @throws DOCUMENT_UNKNOWN */
  pdf(documentId: string): Promise<PublishedFile>
  /** An attachment, counted from 1. @throws DOCUMENT_UNKNOWN */
  attachment(documentId: string, position: number): Promise<PublishedFile>
  /** Whether a PDF is genuine. @throws CHECKS_BUSY */
  judge(pdf: () => Promise<Uint8Array>): Promise<GenuineAnswer>
  addresses(page: { after: number; limit: number }): ReturnType<typeof store.listAddresses>
  agency(): Promise<string>
}

/** Each check holds a file in memory; more at once wait outside. */
const MOST_CHECKS = 4

/** Opens the slice. */
export function createArchive(kernel: Kernel, deps: ArchiveDeps): Archive {
  let checks = 0
  const document = async (documentId: string): Promise<ArchivedRow> => {
    const row = await store.findDocument(kernel.db, documentId)
    if (row === undefined) throw archiveFaults.DOCUMENT_UNKNOWN({ documentId })
    return row
  }
  const file = async (sha256: string, name: string, mediaType: string): Promise<PublishedFile> => {
    const { stream, size } = await kernel.blobs.open(sha256)
    return { name, mediaType, sha256, size, stream }
  }
  return {
    published: async (documentId, delivery) => {
      const publication = await deps.publicationOf(kernel.db, documentId)
      if (publication === undefined) throw archiveFaults.DOCUMENT_UNKNOWN({ documentId })
      await takeIn(kernel, publication, delivery)
    },
    search: (request, from, limit) => search(kernel.db, request, from, limit),
    overview: (request) => overview(kernel.db, request),
    document,
    pdf: async (documentId) => {
      const row = await document(documentId)
      if (row.pdfBlob === null) throw archiveFaults.DOCUMENT_UNKNOWN({ documentId })
      return file(row.pdfBlob, `${row.number}.pdf`, 'application/pdf')
    },
    attachment: async (documentId, position) => {
      const row = await document(documentId)
      const details = JSON.parse(row.details) as Partial<DocumentDetails>
      const found = details.attachments?.[position - 1]
      if (found === undefined) throw archiveFaults.DOCUMENT_UNKNOWN({ documentId })
      return file(found.blob, found.name, found.mediaType)
    },
    judge: async (pdf) => {
      if (checks >= MOST_CHECKS) throw archiveFaults.CHECKS_BUSY()
      checks += 1
      try {
        return await judge(kernel.db, deps.verifyPdf, await pdf())
      } finally {
        checks -= 1
      }
    },
    addresses: (page) => store.listAddresses(kernel.db, page),
    agency: deps.agency,
  }
}
