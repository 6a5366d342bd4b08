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
                "500 | 12 | 300 | false | 12 of 500 symbols are delisted by now; whether all that were are here cannot be told.",
                "2 | 1 | 0 | false | 1 of 2 symbols is delisted by now; whether all that were are here cannot be told.",
                "5000 | 0 | 1200 | | It is not known whether only survivors are here: no symbol is delisted, but of 1,200 of 5,000 symbols no day of listing is on record.",
                "500 | 0 | 0 | true | All of 500 symbols are alive today: those that failed on the way are missing, so the past of this universe looks better than it was.",
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
