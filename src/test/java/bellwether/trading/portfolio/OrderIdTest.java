package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "or_12_7",
                "or_12_7.sl",
                "or_12_forced.3",
                "or_12_forced.TSLA",
                "or_12_forced.BRK-B.st_12",
                "or_12_forced.^GSPC",
                "or_12_forced.EURUSD=X",
                "or_12_forced.M&M.NS"
            })
    void whatIsShownIsParsed(String shown) {
        assertEquals(Optional.of(shown), OrderId.parse(shown).map(OrderId::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"or_12", "or_0_7", "or_12_", "or_12_7/8", "or_12_a b", "pf_12_7"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), OrderId.parse(text));
    }
}
