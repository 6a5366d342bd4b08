package bellwether.research.screen.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How sectors are named in conditions.
final class FactWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Health Care, Health_Care",
        "' Öl & Gas ', Ol_Gas",
        "Énergie, Energie",
        "Großhandel, Grosshandel",
        "Przemysł Spożywczy, Przemysl_Spozywczy",
        "5G, _5G",
        "エネルギー, ",
        "'&', "
    })
    void aSectorIsNamedInTheLettersOfConditions(String stated, String word) {
        assertEquals(Optional.ofNullable(word), FactWords.sector(stated));
    }
}
