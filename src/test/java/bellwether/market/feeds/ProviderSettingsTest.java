package bellwether.market.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Ticker;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom the environment names, and what is wrong with what it says.
final class ProviderSettingsTest {
    private final Map<String, String> faults = new TreeMap<>();

    private ProviderSettings read(String... namesAndValues) {
        Map<String, String> environment = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ProviderSettings.read(environment, faults::put);
    }

    private static List<ProviderName> chain(ProviderSettings settings, String ticker) {
        return settings.chain(Instrument.of(new Ticker(ticker)).orElseThrow());
    }

    @Test
    void nobodyIsAskedUnlessThatIsSet() {
        assertTrue(read().isOff());
        assertTrue(read("PROVIDERS", " ").isOff());
        assertTrue(read("PROVIDERS", "none").isOff());
        assertTrue(ProviderSettings.OFF.isOff());
        assertEquals(Map.of(), faults);
    }

    @Test
    void anExchangeMayHaveAChainOfItsOwnAlsoAnEmptyOne() {
        ProviderSettings settings =
                read(
                        "PROVIDERS", "stooq, yahoo,stooq",
                        "PROVIDERS_NS", "yahoo",
                        "PROVIDERS_L", "none");
        assertEquals(List.of(ProviderName.STOOQ, ProviderName.YAHOO), chain(settings, "AAPL"));
        assertEquals(List.of(ProviderName.YAHOO), chain(settings, "TCS.NS"));
        assertEquals(List.of(), chain(settings, "VOD.L"));
        assertEquals(List.of(ProviderName.STOOQ, ProviderName.YAHOO), chain(settings, "SAP.DE"));
        assertTrue(settings.isConfigured(ProviderName.YAHOO));
        assertFalse(settings.isConfigured(ProviderName.TIINGO));
        assertFalse(settings.isOff());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stoq | must be none, or comma-separated names out of alphavantage, finnhub,"
                        + " polygon, stooq, tiingo, yahoo; did you mean stooq?",
                "bloomberg | must be none, or comma-separated names out of alphavantage, finnhub,"
                        + " polygon, stooq, tiingo, yahoo",
                "stooq,,yahoo | has an empty entry; it must be none, or comma-separated names out"
                        + " of alphavantage, finnhub, polygon, stooq, tiingo, yahoo",
                "none,stooq | must be none, or comma-separated names out of alphavantage, finnhub,"
                        + " polygon, stooq, tiingo, yahoo",
            })
    void aWrongNameIsSaidWithItsRule(String text, String rule) {
        read("PROVIDERS_NS", text);
        assertEquals(Map.of("PROVIDERS_NS", rule), faults);
    }

    @Test
    void keysAreForThoseWhoWantOne() {
        ProviderSettings settings =
                read("TIINGO_KEY", " k ", "YAHOO_KEY", "k", "POLYGON_KEY", "  ");
        assertEquals(Optional.of("k"), settings.reach(ProviderName.TIINGO).key());
        assertEquals(Optional.empty(), settings.reach(ProviderName.YAHOO).key());
        assertEquals(Optional.empty(), settings.reach(ProviderName.POLYGON).key());
        assertFalse(settings.reach(ProviderName.TIINGO).toString().contains("k,"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://mirror.example.com, false",
        "https://mirror.example.com:8443, false",
        // an address in numbers states itself
        "https://10.0.0.7, true",
        "http://127.0.0.1:8080, true",
    })
    void aMirrorIsAHostWithoutAPath(String url, boolean mayBeInside) {
        Provider.Reach reach = read("STOOQ_URL", url).reach(ProviderName.STOOQ);
        assertEquals(URI.create(url), reach.base());
        assertEquals(mayBeInside, reach.mayBeInside());
        assertEquals(Map.of(), faults);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mirror.example.com",
                "https://mirror.example.com/path",
                "https://user:secret@mirror.example.com",
                "http://127.0.0.2:80",
                "ftp://mirror",
                "mirror.example.com"
            })
    void anyOtherMirrorIsRefusedWithoutRepeatingIt(String url) {
        Provider.Reach reach = read("STOOQ_URL", url).reach(ProviderName.STOOQ);
        assertEquals(
                Map.of(
                        "STOOQ_URL",
                        "must be https://host, or http:// with 127.0.0.1 for tests, and no path"),
                faults);
        assertEquals(URI.create("https://stooq.com"), reach.base());
    }

    @Test
    void aNamedMirrorIsInsideWhenThatIsStated() {
        ProviderSettings settings =
                read("STOOQ_URL", "https://mirror.corp", "PRIVATE_MIRRORS", "stooq");
        assertTrue(settings.reach(ProviderName.STOOQ).mayBeInside());
        assertFalse(settings.reach(ProviderName.YAHOO).mayBeInside());
        read("PRIVATE_MIRRORS", "yahoo");
        assertEquals(
                Map.of("PRIVATE_MIRRORS", "names yahoo, but YAHOO_URL sets no mirror of it"),
                faults);
    }
}
