import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * EU DSS over files, offline. Arguments, once or several times with `--` between: trust anchor (DER), folder of lists at hand (DER; may be
 * empty), time of judgement (ISO 8601), then the files; a file may bring what it signs as `signature=content`.
 * One line a signature or document timestamp, tab-separated: file, kind, level, indication, sub-indication, how many
 * changes after it DSS has no name for, what it says (warnings in brackets), the time of judgement.
 */
class DssJudge {
  public static void main(String[] args) throws Exception {
    List<String> all = List.of(args);
    for (int from = 0; from < args.length; ) {
      int to = all.subList(from, args.length).indexOf("--");
      judgeAll(all.subList(from, to < 0 ? args.length : from + to));
      from = to < 0 ? args.length : from + to + 1;
    }
  }

  static void judgeAll(List<String> group) throws Exception {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(DSSUtils.loadCertificate(new File(group.get(0))));
    Date at = Date.from(Instant.parse(group.get(2)));
    for (String asked : group.subList(3, group.size())) judge(asked, trusted, new File(group.get(1)).listFiles(), at);
  }

  static void judge(String asked, CommonTrustedCertificateSource trusted, File[] lists, Date at) throws Exception {
    String[] parts = asked.split("=", 2);
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    DSSDocument[] crls = Stream.of(lists).map(FileDocument::new).toArray(DSSDocument[]::new);
    verifier.setCrlSource(new ExternalResourcesCRLSource(crls));
    SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(parts[0]));
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(at);
    if (validator instanceof PDFDocumentValidator) ((PDFDocumentValidator) validator).setPdfObjFactory(withoutPictures());
    if (parts.length > 1) validator.setDetachedContents(List.<DSSDocument>of(new FileDocument(parts[1])));
    Reports reports = validator.validateDocument();
    SimpleReport simple = reports.getSimpleReport();
    DiagnosticData data = reports.getDiagnosticData();
    String name = Path.of(parts[0]).getFileName().toString();
    for (String id : simple.getSignatureIdList()) {
      SignatureWrapper signature = data.getSignatureById(id);
      List<?> changes = signature.arePdfObjectModificationsDetected() ? signature.getPdfUndefinedChanges() : List.of();
      say(name, "signature", String.valueOf(simple.getSignatureFormat(id)), simple.getIndication(id), simple.getSubIndication(id),
          words(simple.getAdESValidationErrors(id), simple.getAdESValidationWarnings(id)), String.valueOf(changes.size()), at);
    }
    for (String id : simple.getTimestampIdList())
      say(name, "timestamp", String.valueOf(data.getTimestampById(id).getType()), simple.getIndication(id), simple.getSubIndication(id),
          words(simple.getAdESValidationErrors(id), simple.getAdESValidationWarnings(id)), "0", at);
  }

  /** Every appearance that a later signature brings is a "visual difference"; the objects are compared, the drawn pages are not. */
  static PdfBoxDefaultObjectFactory withoutPictures() {
    DefaultPdfDifferencesFinder finder = new DefaultPdfDifferencesFinder();
    finder.setMaximalPagesAmountForVisualComparison(0);
    PdfBoxDefaultObjectFactory factory = new PdfBoxDefaultObjectFactory();
    factory.setPdfDifferencesFinder(finder);
    return factory;
  }

  static String words(List<Message> errors, List<Message> warnings) {
    return Stream.concat(errors.stream(), warnings.stream().map(m -> new Message(m.getKey(), "(" + m.getValue() + ")")))
        .map(m -> m.getValue().replaceAll("\\s+", " ")).collect(Collectors.joining(" "));
  }

  static void say(String name, String kind, String level, Object indication, SubIndication sub, String words, String changes, Date at) {
    System.out.println(String.join("\t", name, kind, level, String.valueOf(indication), sub == null ? "-" : sub.toString(), changes, words, at.toInstant().toString()));
  }
}
