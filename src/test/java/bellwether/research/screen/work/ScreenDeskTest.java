package bellwether.research.screen.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.screen.near.NearMiss;
import bellwether.research.screen.sheet.SheetLayout;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionError;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.ParsedCondition;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Screens over sheets beside a second writing that looks at each symbol by itself.
final class ScreenDeskTest {
    private static final int SCREENS = 200;

    private static ScreenFixture fixture;
    private static PlainScreen plain;

    @BeforeAll
    static void start() {
        fixture = new ScreenFixture();
        List<String> tickers = fixture.tickers();
        fixture.sheets(tickers);
        plain =
                new PlainScreen(
                        fixture,
                        tickers.stream().filter(ticker -> ticker.startsWith("DEMO")).toList());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void randomScreensFindWhatEachSymbolByItselfSays() {
        RandomScreens random = new RandomScreens(28);
        int[] seen = new int[3];
        int near = 0;
        for (int i = 0; i < SCREENS; i++) {
            String text = random.next(i % 4);
            ScreenReader.Understood asked = fixture.understood(text, "synthetic");
            assertEquals(List.of(), asked.lacking(), text);
            ScreenResult result = fixture.desk.ofSheets(asked);
            int[] counts = new int[3];
            for (int place : result.universe().stream().toArray()) {
                String ticker = result.state(place).ticker();
                Truth truth = plain.truth(ticker, asked.plan().condition());
                assertEquals(truth, Truth.of(result.truth(place)), text + " of " + ticker);
                counts[result.truth(place)]++;
                seen[result.truth(place)]++;
            }
            assertEquals(counts[Truth.YES], result.passing().size(), text);
            assertEquals(counts[Truth.UNSURE], result.unknown().size(), text);
            near += compareNear(asked, result);
        }
        assertTrue(
                seen[0] > 500 && seen[1] > 300 && seen[2] > 500 && near > 300,
                seen[0] + " " + seen[1] + " " + seen[2] + " " + near);
    }

    private static int compareNear(ScreenReader.Understood asked, ScreenResult result) {
        Condition condition = asked.plan().condition();
        List<NearMiss> found = result.near(20);
        List<String> expected = new ArrayList<>();
        for (int place : result.universe().stream().toArray()) {
            String ticker = result.state(place).ticker();
            boolean isKnown =
                    ConditionParts.all(condition)
                            .filter(part -> ConditionParts.tests(part).isEmpty())
                            .noneMatch(part -> plain.truth(ticker, part) == Truth.UNKNOWN);
            if (isKnown && plain.truth(ticker, condition) == Truth.FALSE) {
                expected.add(ticker);
            }
        }
        expected.sort(
                Comparator.comparingDouble(
                                (String ticker) -> near(plain.cost(ticker, condition, true)))
                        .thenComparing(Comparator.naturalOrder()));
        assertEquals(Math.min(20, expected.size()), found.size());
        for (int i = 0; i < found.size(); i++) {
            NearMiss miss = found.get(i);
            assertEquals(
                    plain.cost(expected.get(i), condition, true),
                    miss.cost(),
                    1e-9 * (1 + miss.cost()),
                    () -> ConditionLanguage.text(condition));
            assertTrue(!miss.misses().isEmpty());
            double sum = miss.misses().stream().mapToDouble(NearMiss.Miss::cost).sum();
            assertEquals(miss.cost(), sum, 1e-9 * (1 + sum));
        }
        return found.size();
    }

    /// Sums in another order differ in their last bits.
    private static double near(double cost) {
        return Math.round(cost * 1e9) / 1e9;
    }

    @Test
    void aNearMissSaysWhatItNeeds() {
        ScreenResult result =
                fixture.desk.ofSheets(fixture.understood("RSI_14 < 1 and close > 0", "synthetic"));
        NearMiss nearest = result.near(3).getFirst();
        assertTrue(
                nearest.misses().getFirst().words().matches("RSI_14 [0-9.]+, needs below 1"),
                nearest.misses().toString());
        ScreenResult other =
                fixture.desk.ofSheets(
                        fixture.understood("not (RSI_14 >= 1) and close > 0", "synthetic"));
        assertEquals(nearest.symbol(), other.near(3).getFirst().symbol());
        assertTrue(other.near(3).getFirst().misses().getFirst().words().endsWith("needs below 1"));
    }

    @Test
    void storedBarsSayTheSameAsSheets() {
        RandomScreens random = new RandomScreens(29);
        for (int i = 0; i < 20; i++) {
            ScreenReader.Understood asked = fixture.understood(random.next(2), "synthetic");
            var rows =
                    fixture.loader.load(List.copyOf(plain.tickers()), ScreenFixture.DAY).stream()
                            .map(each ->
                                    BarFinding.of(
                                                    asked.plan(),
                                                    asked.facts(),
                                                    each.facts().symbolId(),
                                                    each.history())
                                            .row())
                            .toList();
            ScreenResult ofBars = fixture.desk.ofBars(asked, rows);
            ScreenResult ofSheets = fixture.desk.ofSheets(asked);
            assertEquals(ofSheets.passing(), ofBars.passing());
            assertEquals(ofSheets.unknown(), ofBars.unknown());
            assertEquals(ofSheets.near(10), ofBars.near(10));
        }
    }

    @Test
    void sheetsHaveWhatIssuesScreenBy() {
        assertTrue(SheetLayout.size() > 240, SheetLayout.size() + " fields");
        List.of("SMA_200", "RSI_14", "verdict.trend", "relative_volume", "year_high", "return_250")
                .forEach(name -> assertTrue(SheetLayout.has(name), name));
    }

    @Test
    void mutilatedTextsAreRefusedAtAPlaceWithinThem() {
        Random random = new Random(30);
        RandomScreens screens = new RandomScreens(31);
        ConditionLanguage language =
                new ConditionLanguage(
                        fixture.desk.facts(ScreenFixture.ANN, ScreenFixture.DAY).fields());
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            String text = mutilated(screens.next(3), random);
            if (language.parse(text) instanceof ParsedCondition.Invalid(var errors)) {
                refused++;
                assertTrue(!errors.isEmpty(), text);
                for (ConditionError error : errors) {
                    assertTrue(
                            error.position() >= 0
                                    && error.length() >= 0
                                    && error.position() + error.length() <= text.length(),
                            text + " " + error);
                }
            }
        }
        assertTrue(refused > 3000, refused + " were refused");
    }

    private static final String NOISE = "()[]<>=!\"@%,.é\u0000 x9-";

    private static String mutilated(String text, Random random) {
        StringBuilder letters = new StringBuilder(text);
        int cuts = 1 + random.nextInt(3);
        for (int i = 0; i < cuts && !letters.isEmpty(); i++) {
            int at = random.nextInt(letters.length());
            switch (random.nextInt(4)) {
                case 0 -> letters.deleteCharAt(at);
                case 1 -> letters.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                case 2 -> letters.setLength(at);
                default -> letters.insert(at, text.substring(0, random.nextInt(text.length())));
            }
        }
        return letters.toString();
    }
}
