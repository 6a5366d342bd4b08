package bellwether.research.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.research.analysis.vote.Voter;
import bellwether.research.analysis.vote.VoterCategory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProfileTest {
    private static Profile profile(
            Map<VoterCategory, Double> categories, Map<Voter, Double> voters) {
        return new Profile(
                "mine",
                "Mine",
                "help",
                categories,
                voters,
                new Thresholds(0.1, 0.2),
                RiskRules.of(2, 1, 8, "2"));
    }

    @Test
    void aVotersWeightIsItsOwnTimesThatOfItsCategory() {
        Profile profile =
                profile(
                        Map.of(VoterCategory.MOMENTUM, 2.0, VoterCategory.TREND, 0.0),
                        Map.of(Voter.RSI, 1.5, Voter.MACD, 5.0, Voter.OBV, 3.0));
        assertEquals(3, profile.weight(Voter.RSI));
        assertEquals(2, profile.weight(Voter.CCI), "1 where none is given");
        assertEquals(0, profile.weight(Voter.MACD));
        assertEquals(3, profile.weight(Voter.OBV));
        assertEquals(1, profile.weight(Voter.BOLLINGER));
    }

    @Test
    void weightsAreAlwaysWrittenInTheSameOrder() {
        Profile one = profile(Map.of(), new java.util.LinkedHashMap<>(Map.of(Voter.CMF, 1.0)));
        java.util.Map<Voter, Double> backwards = new java.util.LinkedHashMap<>();
        backwards.put(Voter.CMF, 2.0);
        backwards.put(Voter.RSI, 3.0);
        String json = Json.write(profile(Map.of(), backwards).numbers());
        assertTrue(json.indexOf("\"rsi\"") < json.indexOf("\"cmf\""), json);
        assertEquals(Map.of(Voter.CMF, 1.0), one.voterWeights());
    }

    @Test
    void itsNumbersComeBackFromWhatIsStoredOfThem() {
        for (Profile profile : BuiltInProfiles.ALL) {
            ProfileNumbers stored =
                    Json.stored(Json.write(profile.numbers()), ProfileNumbers.class);
            assertEquals(profile.numbers(), stored, profile.name());
            Profile named = stored.named("other");
            assertEquals("other", named.name());
            for (Voter voter : Voter.OF_BARS) {
                assertEquals(profile.weight(voter), named.weight(voter));
            }
        }
    }

    @Test
    void shippedOnesAreFoundByTheirNames() {
        for (Profile profile : BuiltInProfiles.ALL) {
            assertEquals(Optional.of(profile), BuiltInProfiles.find(profile.name()));
        }
        assertEquals(Optional.empty(), BuiltInProfiles.find("Balanced"));
        assertEquals(
                BuiltInProfiles.ALL.size(), BuiltInProfiles.names().stream().distinct().count());
    }
}
