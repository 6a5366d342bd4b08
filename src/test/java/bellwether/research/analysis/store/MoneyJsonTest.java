package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.money.CurrencySource;
import bellwether.market.money.PriceUnit;
import bellwether.platform.base.Json;
import bellwether.research.analysis.plan.OwnCapital;
import bellwether.research.analysis.plan.PlanMoney;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The money of a stored analysis, read back from its document.
final class MoneyJsonTest {
    private static PlanMoney stored(String document) {
        return MoneyJson.stored(Json.stored(document.replace('\'', '"'), JsonNode.class));
    }

    private static BigDecimal known(PlanMoney money) {
        return ((OwnCapital.Known) money.capital()).amount();
    }

    @Test
    void withoutACurrencyOfItsOwnTheCapitalIsInThatOfTheSymbol() {
        PlanMoney money =
                stored("{'capital':5000,'price_unit':'USD','currency_source':'stated','plan':{}}");
        assertEquals(new BigDecimal("5000"), known(money));
        assertEquals(PriceUnit.of("USD"), money.units().unit());
        assertEquals(CurrencySource.STATED, money.units().source());
        assertEquals(BigDecimal.ONE, money.units().lot());
        assertEquals(Optional.empty(), money.units().tick());
    }

    @ParameterizedTest
    @CsvSource({"stated,true", "closes,false"})
    void onlyAStatedTickIsOne(String source, boolean isStated) {
        PlanMoney money =
                stored(
                        "{'capital':1,'plan':{'tick':0.05,'tick_source':'%s','lot':0.0001}}"
                                .formatted(source));
        assertEquals(isStated, money.units().tick().isPresent());
        assertEquals(new BigDecimal("0.0001"), money.units().lot());
        assertEquals(CurrencySource.UNKNOWN, money.units().source());
        assertEquals(Optional.empty(), money.units().unit());
    }

    @Test
    void aConvertedCapitalIsConvertedAgainByTheSameCloses() {
        PlanMoney money =
                stored(
                        """
                        {'capital':10000,'price_unit':'USD','terms':{'capital_currency':'EUR'},
                         'plan':{'capital':10950.12,'fx':{'from':'EUR','to':'USD','rate':1.095012,
                          'legs':[{'symbol':'EURUSD=X','date':'2024-01-02','close':1.0950129,'inverse':false}]}}}
                        """);
        assertEquals(new BigDecimal("10950.12"), known(money));
        OwnCapital.Known capital = (OwnCapital.Known) money.capital();
        assertEquals(LocalDate.of(2024, 1, 2), capital.fx().orElseThrow().date());
    }

    @Test
    void aCapitalInPenceIsInPounds() {
        PlanMoney money =
                stored(
                        "{'capital':250000,'price_unit':'GBX','terms':{'capital_currency':'GBX'},'plan':{'capital':2500}}");
        assertEquals(0, new BigDecimal("2500").compareTo(known(money)));
        assertEquals(Optional.of("GBP"), money.units().currency());
    }

    @Test
    void aCapitalThatCouldNotBeConvertedSaysWhyAgain() {
        PlanMoney money =
                stored(
                        "{'capital':1,'terms':{'capital_currency':'EUR'},'plan':{'entry':{'price':1},'capital':null,'message':'no shares: there is no rate'}}");
        assertEquals(new OwnCapital.Unknown("there is no rate"), money.capital());
    }

    @Test
    void thePlanOfAHoldIsTheOneThatItWouldBe() {
        PlanMoney money = stored("{'capital':1,'plan':{'then':{'lot':5}}}");
        assertEquals(new BigDecimal("5"), money.units().lot());
    }

    private static StoredAnalysis analysis(StoredAnalysis.Standing standing) {
        return new StoredAnalysis(
                7,
                UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                3,
                0.5,
                Instant.parse("2024-01-02T03:04:05Z"),
                standing,
                "{\"ticker\":\"AAPL\"}");
    }

    @Test
    void aStoredAnalysisIsItsDocumentBehindWhatTheStoreKnows() {
        JsonNode shown =
                Json.stored(
                        Json.write(analysis(new StoredAnalysis.Standing(80, 500, null))),
                        JsonNode.class);
        assertEquals("an_7", shown.path("id").asText());
        assertEquals("AAPL", shown.path("ticker").asText());
        assertEquals(80, shown.at("/relative_strength/percentile").asInt());
        assertEquals("2024-01-02T03:04:05Z", shown.path("created_at").asText());
        assertEquals("id", shown.fieldNames().next());
        assertTrue(
                Json.write(analysis(StoredAnalysis.Standing.NO_STRENGTH))
                        .contains("the returns over a year are not known"));
    }

    @Test
    void whatAJobKeepsOfItsRequestIsReadBackAsItWas() {
        AnalysisParams params =
                new AnalysisParams(
                        "swing",
                        "1d",
                        new BigDecimal("10000.50"),
                        Optional.of(new BigDecimal("1.5")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("GBX"),
                        Optional.of("2023-05-05"),
                        "2024-01-02",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertEquals(params, Json.stored(Json.write(params), AnalysisParams.class));
        assertEquals(LocalDate.of(2024, 1, 2), params.date());
        assertEquals(LocalDate.of(2023, 5, 5), params.viewed());
        assertEquals("swing", params.chosenProfile().orElseThrow().name());
        AnalysisParams today =
                new AnalysisParams(
                        "none such",
                        "1d",
                        BigDecimal.ONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "2024-01-02",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        assertEquals(today.date(), today.viewed());
        assertEquals(Optional.empty(), today.chosenProfile());
        AnalysisParams numbered =
                params.submitted(
                        "2024-01-03",
                        new bellwether.research.analysis.profile.ProfileNumbers(
                                params.chosenProfile().orElseThrow().categoryWeights(),
                                params.chosenProfile().orElseThrow().voterWeights(),
                                params.chosenProfile().orElseThrow().thresholds(),
                                params.chosenProfile().orElseThrow().risk()),
                        Optional.empty(),
                        AskedSymbols.of(List.of("AAPL")));
        AnalysisParams again = Json.stored(Json.write(numbered), AnalysisParams.class);
        assertEquals(numbered, again);
        assertEquals(
                params.chosenProfile().orElseThrow().risk(),
                again.chosenProfile().orElseThrow().risk(),
                "the numbers at the time of the request");
    }
}
