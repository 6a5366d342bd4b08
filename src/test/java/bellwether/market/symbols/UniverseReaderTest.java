package bellwether.market.symbols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UniverseReaderTest {
    private final List<Fault> faults = new ArrayList<>();

    private Optional<Universe> read(String json) throws JsonProcessingException {
        return UniverseReader.read(Json.shared().readTree(json), "/universe", faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "all"                          | all              |
                    "synthetic"                    | synthetic        |
                    {"watchlist":"My list"}        | watchlist:My list |
                    {"screen":"sc_12"}             | screen:sc_12     |
                    {"tickers":["AAPL","BRK-B"]}   |                  | AAPL,BRK-B
                    """)
    void isTheSameInJsonAsAParameterAndStored(String json, String universe, String tickers)
            throws JsonProcessingException {
        Universe found = read(json).orElseThrow();
        assertEquals(Optional.of(found), UniverseReader.parameters(universe, tickers, faults));
        assertEquals(json, Json.write(found));
        assertEquals(found, Json.stored(json, Universe.class));
        assertEquals(universe == null ? tickers : universe, found.toString());
        assertEquals(List.of(), faults);
    }

    @Test
    void tickersStayInTheirPlacesSoThatFaultsNameThem() throws JsonProcessingException {
        Universe.Named found =
                (Universe.Named) read("{\"tickers\":[\"aapl\",\" AAPL \",\"MSFT\"]}").orElseThrow();
        assertEquals(List.of("AAPL", "AAPL", "MSFT"), found.tickers());
        assertEquals(2, found.distinct().size());
        read("{\"tickers\":[\"AAPL\",\"a b\",7,null]}");
        assertEquals(
                List.of("/universe/tickers/1", "/universe/tickers/2", "/universe/tickers/3"),
                faults.stream().map(Fault::pointer).toList());
    }

    @Test
    void aHundredWrongTickersAreNotAHundredFaults() throws JsonProcessingException {
        String wrong = String.join(",", Collections.nCopies(100, "7"));
        assertEquals(Optional.empty(), read("{\"tickers\":[" + wrong + "]}"));
        assertEquals(20, faults.size());
    }

    @Test
    void whatIsNeitherGivenNorWrongIsNothing() {
        assertEquals(Optional.empty(), UniverseReader.parameters(null, null, faults));
        assertEquals(List.of(), faults);
    }

    @Test
    void whatIsStoredAndNoUniverseIsAFault() {
        assertThrows(RuntimeException.class, () -> Json.stored("{\"all\": true}", Universe.class));
    }
}
