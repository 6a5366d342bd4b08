package bellwether.research.analysis.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.ContextFake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnalysisRequestTest {
    private static final BodyParser BODIES = new BodyParser();

    private static AnalysisRequest read(String json) {
        return BODIES.read(ContextFake.json(json), AnalysisRequest.class);
    }

    private static List<Fault> faults(String json) {
        return assertThrows(Refusal.class, () -> read(json)).faults();
    }

    @Test
    void tickersAreInCapitalLettersEachOnceInTheirOrder() {
        AnalysisRequest request =
                read("{'tickers':[' msft ','AAPL','Msft','brk-b'],'capital':1000}");
        assertEquals(List.of("MSFT", "AAPL", "BRK-B"), request.normalised());
        assertEquals("balanced", request.profileName());
        assertFalse(request.isSynthetic());
    }

    @Test
    void aUniverseNamesNoTickers() {
        assertEquals(List.of(), read("{'universe':'all','capital':1}").normalised());
        assertTrue(read("{'universe':'synthetic','capital':1}").isSynthetic());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'capital':1}",
                "{'tickers':['A'],'universe':'all','capital':1}",
                "{'tickers':null,'universe':null,'capital':1}"
            })
    void tickersOrAUniverseAreGivenAndNotBoth(String body) {
        assertEquals(
                List.of(new Fault("/tickers", "send one of tickers, universe and watchlist")),
                faults(body));
    }

    @Test
    void everyWrongTickerIsPointedTo() {
        List<Fault> faults = faults("{'tickers':['A','-B',null,'C D'],'capital':1}");
        assertEquals(
                List.of("/tickers/1", "/tickers/2", "/tickers/3"),
                faults.stream().map(Fault::pointer).toList());
        assertEquals(AnalysisRequest.TICKER_RULE + ", was \"-B\"", faults.getFirst().detail());
        assertEquals(
                "must have 1 to 10,000 entries, was 0 entries",
                faults("{'tickers':[],'capital':1}").getFirst().detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'capital':0.99 | /capital | must be 1 to 1,000,000,000,000, was 0.99",
                "'capital':1000000000001 | /capital | must be 1 to 1,000,000,000,000, was"
                        + " 1000000000001",
                "'capital':1,'risk_percent':0.001 | /risk_percent | must be 0.01 to 10, was 0.001",
                "'capital':1,'position_limit_percent':101 | /position_limit_percent | must be 0.1"
                        + " to 100, was 101",
                "'capital':1,'reward_risk':1.4 | /reward_risk | must be 1.5 to 9, was 1.4",
                "'capital':1,'timeframe':'1h' | /timeframe | must be one of 1d, was \"1h\"",
            })
    void numbersAreWithinTheirBounds(String more, String pointer, String rule) {
        List<Fault> faults = faults("{'tickers':['A']," + more + "}");
        assertEquals(pointer, faults.getFirst().pointer());
        assertTrue(faults.getFirst().detail().startsWith(rule), faults.getFirst().detail());
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000.00", "1000, 1E+3", "2.5, 2.50"})
    void numbersThatAreWrittenOtherwiseMakeTheSameRequest(String one, String other) {
        String body = "{'tickers':['A'],'capital':%s,'reward_risk':2}";
        assertEquals(
                Json.write(read(body.formatted(one)).params()),
                Json.write(read(body.formatted(other)).params()));
    }

    @Test
    void paramsKeepWhatWasAskedAndNoMore() {
        String json =
                Json.write(read("{'tickers':['A'],'capital':1000.0,'risk_percent':1.50}").params());
        assertEquals(
                "{\"profile\":\"balanced\",\"timeframe\":\"1d\",\"capital\":1000,\"risk_percent\":1.5,\"position_limit_percent\":null,\"reward_risk\":null,\"capital_currency\":null,\"as_of\":null,\"requested_on\":\"\",\"profile_numbers\":null,\"survivorship\":null,\"asked\":null}",
                json);
    }
}
