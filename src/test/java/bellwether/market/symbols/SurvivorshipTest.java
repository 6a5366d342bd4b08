package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurvivorshipTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | 12 | 300 | false | 12 of 500 symbols are delisted by now; whether the universe includes every delisted symbol is unknown.",
                "2 | 1 | 0 | false | 1 of 2 symbols is delisted by now; whether the universe includes every delisted symbol is unknown.",
                "5000 | 0 | 1200 | | Unknown whether only survivors are included: no symbol is delisted, but 1,200 of 5,000 symbols have no listing date.",
                "500 | 0 | 0 | true | All of 500 symbols still trade today: delisted symbols are missing, so past results of this universe look better than they were (survivorship bias).",
            })
    void saysWhatIsKnownOfThoseThatFailed(
            int symbols, int delisted, int unknown, @Nullable Boolean survivors, String words) {
        assertEquals(
                new Survivorship(symbols, delisted, unknown, survivors, words),
                Survivorship.of(new SymbolDao.Survival(symbols, delisted, unknown)));
    }

    @Test
    void oneDelistedSymbolMakesTheUnknownOnesUnimportant() {
        assertEquals(false, Survivorship.of(new SymbolDao.Survival(9, 1, 8)).survivorsOnly());
    }
}
