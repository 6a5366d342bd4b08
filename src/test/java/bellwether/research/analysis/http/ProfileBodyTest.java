package bellwether.research.analysis.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Voter;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileBodyTest {
    private static final BodyParser BODIES = new BodyParser();

    private static Profile read(String more) {
        return BODIES.read(ContextFake.json("{'name':'mine'" + more + "}"), ProfileBody.class)
                .profile();
    }

    private static List<Fault> faults(String more) {
        return assertThrows(Refusal.class, () -> read(more)).faults();
    }

    private static void assertFault(String pointer, String detail, String more) {
        assertEquals(List.of(new Fault(pointer, detail)), faults(more));
    }

    @Test
    void whatIsAbsentOrNullIsAsInTheBalancedProfile() {
        for (String more : List.of("", ",'thresholds':null,'risk':{'stop_atr':null}")) {
            Profile profile = read(more);
            assertEquals("mine", profile.title(), "the name where there is no title");
            assertEquals("", profile.help());
            assertEquals(BuiltInProfiles.BALANCED.thresholds(), profile.thresholds());
            assertEquals(BuiltInProfiles.BALANCED.risk(), profile.risk());
            for (Voter voter : Voter.OF_BARS) {
                assertEquals(1, profile.weight(voter));
            }
        }
    }

    @Test
    void whatIsGivenIsTaken() {
        Profile profile =
                read(
                        """
                        ,'category_weights':{'trend':2},'voter_weights':{'macd':2.5,'rsi':0},
                        'thresholds':{'act':0.2,'strong':0.4},
                        'risk':{'stop_atr':3,'stop_min_percent':2,'stop_max_percent':9,
                          'reward_risk':3,'target_percent':4,'max_bars':15,'risk_percent':1,
                          'position_limit_percent':50,'cost_percent':0}
                        """
                                .replace("\n", " "));
        assertEquals(5, profile.weight(Voter.MACD));
        assertEquals(0, profile.weight(Voter.RSI));
        assertEquals(0.4, profile.thresholds().strong());
        assertEquals(9, profile.risk().stopMaxPercent());
        assertEquals(OptionalInt.of(15), profile.risk().maxBars());
        assertEquals(BigDecimal.ZERO, profile.risk().costPercent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mine", "1st", "my profile", "-x", "a_b"})
    void aNameIsAWordThatBeginsWithALetter(String name) {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                BODIES.read(
                                        ContextFake.json("{'name':'%s'}".formatted(name)),
                                        ProfileBody.class));
        assertEquals("/name", refusal.faults().getFirst().pointer());
    }

    @Test
    void unknownVotersAreNamedWithTheOnesThatWereMeant() {
        assertFault(
                "/voter_weights/mcad",
                "is not a known field; did you mean macd?",
                ",'voter_weights':{'mcad':1}");
        assertTrue(
                faults(",'category_weights':{'weather':1}")
                        .getFirst()
                        .detail()
                        .endsWith("; known are momentum, trend, volatility, volume"));
        assertEquals(
                "/voter_weights/a~1b~0c",
                faults(",'voter_weights':{'a/b~c':1}").getFirst().pointer());
    }

    @ParameterizedTest
    @CsvSource({"-0.1, -0.1", "10.01, 10.01", "1e2, 100"})
    void weightsAreZeroToTen(String weight, String shown) {
        assertFault(
                "/voter_weights/rsi",
                "must be 0 to 10, was " + shown,
                ",'voter_weights':{'rsi':%s}".formatted(weight));
    }

    @Test
    void somebodyWhoVotesHasAVoice() {
        String words = "must leave at least one voter besides model with a weight above 0";
        assertFault(
                "/voter_weights",
                words,
                ",'category_weights':{'momentum':0,'trend':0,'volatility':0,'volume':0}");
        String allButAtr =
                Voter.OF_BARS.stream()
                        .filter(voter -> voter != Voter.ATR)
                        .map(voter -> "'%s':0".formatted(voter.key()))
                        .collect(Collectors.joining(","));
        assertFault("/voter_weights", words, ",'voter_weights':{%s}".formatted(allButAtr));
        read(",'category_weights':{'momentum':0,'trend':0,'volatility':0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "act | 0 | must be 0.001 to 1, was 0",
                "strong | 1.1 | must be 0.001 to 1, was 1.1",
                // the other one is the balanced profile's
                "act | 0.24 | must be below strong, which is 0.24, was 0.24",
                "act | 0.9 | must be below strong, which is 0.24, was 0.9",
            })
    void thresholdsAreInOrder(String name, String value, String rule) {
        assertFault("/thresholds/" + name, rule, ",'thresholds':{'%s':%s}".formatted(name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop_atr | 0.09 | must be 0.1 to 10, was 0.09",
                "stop_min_percent | 10.1 | must be 0.1 to 10, was 10.1",
                "stop_max_percent | 0.9 | must be 1 to 10, was 0.9",
                "stop_min_percent | 9 | must be at most stop_max_percent, which is 8.0, was 9",
                "reward_risk | 1.49 | must be 1.5 to 9, was 1.49",
                "target_percent | 91 | must be 0.1 to 90, was 91",
                "max_bars | 0 | must be 1 to 1000, was 0",
                "risk_percent | 0.001 | must be 0.01 to 10, was 0.001",
                "position_limit_percent | 100.1 | must be 0.1 to 100, was 100.1",
                "cost_percent | -1 | must be 0 to 5, was -1",
            })
    void numbersOfRiskAreWithinTheirBounds(String name, String value, String rule) {
        assertFault("/risk/" + name, rule, ",'risk':{'%s':%s}".formatted(name, value));
    }

    @Test
    void faultsOfAllPartsAreNamedTogether() {
        assertEquals(
                List.of("/voter_weights/rsi", "/thresholds/act", "/risk/stop_atr"),
                faults(",'voter_weights':{'rsi':11},'thresholds':{'act':5},'risk':{'stop_atr':11}")
                        .stream()
                        .map(Fault::pointer)
                        .toList());
    }
}
