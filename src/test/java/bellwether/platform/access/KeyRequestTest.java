package bellwether.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRequestTest {
    private static final BodyParser BODIES = new BodyParser();

    private static KeyRequest read(String json) {
        return BODIES.read(ContextFake.json(json), KeyRequest.class);
    }

    private static List<Fault> faults(String json) {
        return assertThrows(Refusal.class, () -> read(json)).faults();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertEquals(
                List.of(
                        new Fault("/name", "is required: what the key is for"),
                        new Fault("/role", "is required: reader, trader or admin")),
                faults("{}"));
    }

    @ParameterizedTest
    @CsvSource({"reader, READER", "trader, TRADER", "admin, ADMIN"})
    void threeRolesCanBeChosen(String word, Role role) {
        assertEquals(role, read("{'name':'x','role':'%s'}".formatted(word)).chosenRole());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adimn | ; did you mean admin?",
                "public | ''",
                "Admin | ; did you mean admin?",
            })
    void anyOtherRoleIsRefusedWithTheOneThatWasMeant(String word, String ending) {
        assertEquals(
                List.of(
                        new Fault(
                                "/role",
                                "must be one of reader, trader, admin, was \"%s\"%s"
                                        .formatted(word, ending))),
                faults("{'name':'x','role':'%s'}".formatted(word)));
    }

    @Test
    void anExpiryIsAMomentWithItsZone() {
        assertEquals(
                Optional.of(Instant.parse("2027-01-31T04:00:00Z")),
                read("{'name':'x','role':'reader','expires_at':'2027-01-31T09:30:00+05:30'}")
                        .expiry());
        assertEquals(Optional.empty(), read("{'name':'x','role':'reader'}").expiry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-31", "2027-01-31T09:30:00", "1899-12-31T00:00:00Z", "never"})
    void anyOtherExpiryIsRefused(String time) {
        assertEquals(
                List.of(
                        new Fault(
                                "/expires_at",
                                "must be a time such as 2027-01-31T09:30:00Z, was \"%s\""
                                        .formatted(time))),
                faults("{'name':'x','role':'reader','expires_at':'%s'}".formatted(time)));
    }

    @Test
    void aLongWrongValueIsShownByItsBeginning() {
        String words =
                faults("{'name':'x','role':'%s'}".formatted("r".repeat(500))).getFirst().detail();
        assertTrue(words.endsWith("was \"" + "r".repeat(60) + "…\""), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\\nb", "a\\u202eb", "a\\u0000"})
    void aNameIsVisible(String name) {
        assertEquals(
                "/name",
                faults("{'name':\"%s\",'role':'reader'}".formatted(name)).getFirst().pointer());
    }

    @ParameterizedTest
    @CsvSource({"ann@example.com, true", "_ann, false", "a b, false", "'', false", "a, true"})
    void anOwnerIsAWord(String owner, boolean fits) {
        String body = "{'name':'x','role':'reader','owner':'%s'}".formatted(owner);
        if (fits) {
            assertEquals(owner, read(body).owner());
        } else {
            assertEquals("/owner", faults(body).getFirst().pointer());
        }
    }
}
