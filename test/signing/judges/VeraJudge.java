import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF over files. Arguments: the flavour (`3a`), then the files. One line a file, tab-separated: file, PASS or FAIL, the rules that it breaks. */
class VeraJudge {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.fromString(args[0]);
    for (int i = 1; i < args.length; i += 1) {
      try (InputStream in = new FileInputStream(args[i]);
          PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        ValidationResult result = validator.validate(parser);
        String broken = result.getTestAssertions().stream()
            .map(a -> a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage())
            .distinct().collect(Collectors.joining("; ")).replaceAll("\\s+", " ");
        System.out.println(String.join("\t", Path.of(args[i]).getFileName().toString(), result.isCompliant() ? "PASS" : "FAIL", broken));
      }
    }
  }
}
