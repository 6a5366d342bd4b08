package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TickerTest {
    @ParameterizedTest
    @CsvSource({
        "AAPL, AAPL",
        "' tcs.ns ', TCS.NS",
        "brk-b, BRK-B",
        "^gspc, ^GSPC",
        "btc-usd, BTC-USD",
        "m&m.ns, M&M.NS",
        "es=f, ES=F",
        "0700.hk, 0700.HK",
        "a_b, A_B",
    })
    void isReadInAnyCaseWithSpaceAroundIt(String typed, String name) {
        assertEquals(Optional.of(new Ticker(name)), Ticker.of(typed));
    }

    static Stream<String> impossible() {
        return Stream.of(
                "",
                " ",
                ".A",
                "-A",
                "&A",
                "A B",
                "A/B",
                "A^B^C^D!",
                "É",
                "ſ",
                "A\0",
                "A".repeat(33));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCanBeNoTickerIsNone(String typed) {
        assertEquals(Optional.empty(), Ticker.of(typed));
    }

    @Test
    void thirtyTwoCharactersAreTheMost() {
        assertEquals(32, Ticker.of("a".repeat(32)).orElseThrow().name().length());
    }

    @Test
    void aNameInSmallLettersIsNoName() {
        assertThrows(IllegalArgumentException.class, () -> new Ticker("aapl"));
        assertThrows(IllegalArgumentException.class, () -> new Ticker(" AAPL"));
    }
}
