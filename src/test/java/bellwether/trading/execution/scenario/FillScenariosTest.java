package bellwether.trading.execution.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The cases that decide where the words of the plan do not.
final class FillScenariosTest {
    private static final String HEAD = "id,section,about,settings,bars,actions,orders,fills,end\n";

    private static String text() throws IOException {
        return text("fill-scenarios.csv");
    }

    private static String text(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FillScenariosTest.class.getResourceAsStream(
                                "/bellwether/trading/execution/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> words(ScenarioReport report) {
        return report.differences().stream().map(ScenarioDifference::words).toList();
    }

    @Test
    void allCasesComeOutAsWritten() throws IOException {
        ScenarioReport report = ScenarioReport.of(ScenarioFile.parse(text()));
        assertEquals(List.of(), words(report));
        assertEquals(76, report.passed());
    }

    @Test
    void soDoOurOwn() throws IOException {
        ScenarioReport report = ScenarioReport.of(ScenarioFile.parse(text("more-scenarios.csv")));
        assertEquals(List.of(), words(report));
    }

    @Test
    void soDoThoseBesideTheProject() throws IOException {
        ScenarioReport report = ScenarioReport.of(SharedData.require("trading/fill-scenarios.csv"));
        assertEquals(List.of(), words(report));
        assertEquals(report.cases(), report.passed());
    }

    @Test
    void anotherResultIsADifference() throws IOException {
        String wrong = text().replace("1o buy 10 @103 #e,cash=8970", "1o buy 10 @104 #e,cash=8971");
        ScenarioReport report = ScenarioReport.of(ScenarioFile.parse(wrong));
        assertEquals(
                List.of(
                        "F01 fill 1: expected 1o buy 10 @104 #e, got 1o buy 10 @103 #e",
                        "F01 cash: expected 8971, got 8970"),
                words(report));
        assertEquals(75, report.passed());
    }

    @Test
    void aFillThatIsNotExpectedIsADifference() {
        ScenarioReport report =
                ScenarioReport.of(
                        ScenarioFile.parse(
                                HEAD
                                        + "X,1,,,0:9/9/9/9/9 1:9/10/9/9/9,,0 buy 1 mkt #e,,#e=working\n"));
        assertEquals(
                List.of(
                        "X fill 1: expected nothing, got 1o buy 1 @9 #e",
                        "X #e: expected working, got filled"),
                words(report));
    }

    @Test
    void unreadableCellsAreNamedByLineAndColumn() {
        assertUnreadable("X,1,,cahs=5,,,,,\n", "line 2, column settings:", "did you mean");
        assertUnreadable("X,1,,limit=never,,,,,\n", "line 2, column settings:", "never");
        assertUnreadable("X,1,,,0:1/2/3,,,,\n", "line 2, column bars:", "0:1/2/3");
        assertUnreadable("X,1,,,0:5/4/6/5/1,,,,\n", "line 2, column bars:", "/high");
        assertUnreadable("X,1,,,0:-5/5/5/5/1,,,,\n", "line 2, column bars:", "-5");
        assertUnreadable("X,1,,,0:NaN/5/5/5/1,,,,\n", "line 2, column bars:", "NaN");
        assertUnreadable("X,1,,,,splits@2=2/1,,,\n", "line 2, column actions:", "splits");
        assertUnreadable("X,1,,,,,0 buy 0 mkt #e,,\n", "line 2, column orders:", "/quantity");
        assertUnreadable("X,1,,,,,0 buy 1 lim 98 #e sl=99,,\n", "line 2, column orders:", "below");
        assertUnreadable("X,1,,,,,0 buy 1 mkt,,\n", "line 2, column orders:", "#id");
        assertUnreadable("X,1,,,,,,1x buy 1 @2 #e,\n", "line 2, column fills:", "1x");
        assertUnreadable("X,1,,,,,,,cash\n", "line 2, column end:", "cash");
        assertUnreadable("X,1,,,,,\n", "line 2, column orders:", "of 7");
        assertUnreadable("X,1,,,,,,,\n\"Y\nZ\",1,,,,,,,\nX,1,,,,,,,\n", "line 5, column id:", "X");
    }

    private static void assertUnreadable(String rows, String place, String words) {
        String said =
                assertThrows(UnreadableScenario.class, () -> ScenarioFile.parse(HEAD + rows))
                        .getMessage();
        assertFalse(said == null);
        assertTrue(said.startsWith(place) && said.contains(words), said);
    }

    @Test
    void aFileWithoutTheHeadIsUnreadable() {
        assertThrows(UnreadableScenario.class, () -> ScenarioFile.parse("a,b\n"));
        assertThrows(UnreadableScenario.class, () -> ScenarioFile.parse(""));
    }
}
