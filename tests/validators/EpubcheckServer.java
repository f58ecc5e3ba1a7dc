import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * EPUBCheck for many files in one Java machine: the first takes seconds (it reads its schemas), the
 * next ones a tenth of one.
 *
 * <p>One request a line of standard input: {@code epub TAB output}. The output file is EPUBCheck's
 * own JSON report, usages included; to standard output goes a line, {@code done} or {@code failed:
 * why}.
 */
class EpubcheckServer {
  public static void main(String[] arguments) throws Exception {
    // What EPUBCheck prints must not be taken for an answer.
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] request = line.split("\t");
      try {
        new EpubChecker()
            .run(new String[] {request[0], "-j", request[1], "-u", "-q", "--locale", "en"});
        answers.println("done");
      } catch (Exception problem) {
        answers.println("failed: " + problem.toString().replaceAll("\\s+", " "));
      }
      answers.flush();
    }
  }
}
