package bellwether.market.symbols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RenameBodyTest {
    private static final BodyParser BODIES = new BodyParser();

    private static RenameBody read(String json) {
        return BODIES.read(ContextFake.json(json), RenameBody.class);
    }

    private static List<Fault> faults(String json) {
        return assertThrows(Refusal.class, () -> read(json)).faults();
    }

    @Test
    void aNameIsTypedInAnyCase() {
        RenameBody body = read("{'to':' meta ','renamed_on':'2022-06-09'}");
        assertEquals(new Ticker("META"), body.ticker());
        assertEquals(LocalDate.parse("2022-06-09"), body.day());
    }

    @Test
    void bothAreRequired() {
        assertEquals(
                List.of(
                        new Fault("/renamed_on", "is required: the first day of the new name"),
                        new Fault("/to", "is required: the new ticker")),
                faults("{}"));
    }

    @Test
    void aWrongNameAndAWrongDayAreNamedTogether() {
        assertEquals(
                List.of(
                        new Fault(
                                "/to",
                                "must be a ticker: 1 to 32 letters, digits and . ^ = & _ -, beginning with a letter, a digit or ^, was \"-X\""),
                        new Fault(
                                "/renamed_on",
                                "must be a date such as 2022-06-09, was \"9 June 2022\"")),
                faults("{'to':'-X','renamed_on':'9 June 2022'}"));
    }
}
