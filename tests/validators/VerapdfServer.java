import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * veraPDF for many files in one Java machine: starting one costs more than a validation.
 *
 * <p>One request a line of standard input: {@code flavour TAB pdf TAB output}. To the output file
 * goes one line a failed check, its fields (clause, test number, context, message, description)
 * separated by tabs; to standard output a line, {@code done} or {@code failed: why}.
 */
class VerapdfServer {
  public static void main(String[] arguments) throws Exception {
    // What the validator prints must not be taken for an answer.
    PrintStream answers = System.out;
    System.setOut(System.err);
    VeraGreenfieldFoundryProvider.initialise();
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] request = line.split("\t");
      try {
        Files.write(Path.of(request[2]), validate(request[0], request[1]));
        answers.println("done");
      } catch (Exception problem) {
        answers.println("failed: " + oneLine(problem.toString()));
      }
      answers.flush();
    }
  }

  private static List<String> validate(String flavourName, String pdf) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourName);
    List<String> failures = new ArrayList<>();
    try (var file = new FileInputStream(pdf);
        var parser = Foundries.defaultInstance().createParser(file, flavour);
        // At most 100 failed checks a rule, no passed ones, with messages, without progress.
        var validator =
            Foundries.defaultInstance().createValidator(flavour, 100, false, true, false)) {
      for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        failures.add(
            String.join(
                "\t",
                assertion.getRuleId().getClause(),
                String.valueOf(assertion.getRuleId().getTestNumber()),
                oneLine(assertion.getLocation().getContext()),
                oneLine(assertion.getErrorMessage()),
                oneLine(assertion.getMessage())));
      }
    }
    return failures;
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ");
  }
}
