package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountedNounTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 rows",
        "1, 1 row",
        "2, 2 rows",
        "-1, -1 rows",
        "999, 999 rows",
        "'1000', '1,000 rows'",
        "1234567, '1,234,567 rows'"
    })
    void onlyOneIsSingularAndThousandsAreParted(long count, String words) {
        assertEquals(words, new CountedNoun(count, "row").toString());
    }
}
