package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalSurveyTest {
    private static final String PLAIN = "date,open,high,low,close,volume";
    private static final String GERMAN = "Datum,Eröffnung,Hoch,Tief,Schlusskurs,Volumen";

    private static DecimalSurvey survey(String header, char separator) {
        return new DecimalSurvey(TestRows.columns(header), separator);
    }

    private static DecimalSurvey look(String header, char separator, String... rows) {
        DecimalSurvey survey = survey(header, separator);
        for (String row : rows) {
            survey.look(TestRows.row(row.split("[|]", -1)));
        }
        return survey;
    }

    private static DecimalSurvey look(String... rows) {
        return look(PLAIN, ';', rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,5",
                "10,55",
                "10,1255",
                "1.234,5",
                "1.234.567",
                "1234,567",
                "0,125",
                "1 234,5",
                "1'234,5",
                "10,55 €",
                "€ 10,55"
            })
    void whatCanOnlyHaveADecimalCommaProvesIt(String cell) {
        DecimalSurvey survey = look("2024-01-02|" + cell + "|10|10|10|100");
        assertEquals(Optional.of(DecimalMark.COMMA), survey.proven(), cell);
        assertEquals(DecimalMark.COMMA, survey.mark());
        assertEquals(cell, survey.witness());
        assertFalse(survey.isOpen());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.5",
                "10.55",
                "10.1255",
                "1,234.5",
                "1,234,567",
                "1234.567",
                "0.125",
                "1'234.5",
                "$10.55",
                "1.5e-3",
                "12,34,567"
            })
    void whatCanOnlyHaveADecimalPointProvesIt(String cell) {
        DecimalSurvey survey = look("2024-01-02|" + cell + "|10|10|10|100");
        assertEquals(Optional.of(DecimalMark.POINT), survey.proven(), cell);
        assertEquals(DecimalMark.POINT, survey.mark());
        assertEquals(cell, survey.witness());
    }

    @ParameterizedTest
    @ValueSource(strings = {"149,241", "$149,241", "149.241", "149", "-", ""})
    void whatMayBeEitherProvesNothing(String cell) {
        DecimalSurvey survey = look("2024-01-02|" + cell + "||||");
        assertEquals(Optional.empty(), survey.proven(), cell);
        assertEquals("", survey.witness());
    }

    @Test
    void aLoneCommaBeforeThreeDigitsStaysUnsettled() {
        DecimalSurvey survey = look("2024-01-02|149,241|150,002|148,100|149,500|100");
        assertEquals(DecimalMark.UNSETTLED, survey.mark());
        assertTrue(survey.isOpen(), "a later row may settle it");
    }

    @Test
    void aLonePointBeforeThreeDigitsIsAPoint() {
        assertEquals(DecimalMark.POINT, look(PLAIN, ',', "2024-01-02|149.241|1|1|1|100").mark());
        assertEquals(
                DecimalMark.POINT,
                look(PLAIN, ';', "20240102 170000|141.016|141.021|141.006|141.017|0").mark(),
                "only programs write such times");
    }

    @Test
    void aLonePointIsUnsettledWhereDecimalCommasAreUsual() {
        String prices = "|16.594|16.615|16.456|16.482|";
        assertEquals(DecimalMark.UNSETTLED, look(PLAIN, ';', "2024-01-08" + prices).mark());
        assertEquals(DecimalMark.UNSETTLED, look(PLAIN, ',', "08.01.2024" + prices).mark());
        assertEquals(DecimalMark.POINT, look(PLAIN, ',', "2024-01-08" + prices).mark());
        DecimalSurvey quoted = survey(PLAIN, ',');
        CsvRow row = TestRows.row("2024-01-08");
        row.handleField(1, "16.594".toCharArray(), 0, 6, true);
        quoted.look(row);
        assertEquals(DecimalMark.UNSETTLED, quoted.mark(), "a point needs no quotes");
        assertTrue(quoted.isOpen(), "a later row may settle it");
        quoted.look(TestRows.row("2024-01-09", "16.5", "1", "1", "1", ""));
        assertEquals(DecimalMark.POINT, quoted.mark());
    }

    @ParameterizedTest
    @CsvSource({
        "978,1.010,COMMA",
        "1.010,978,COMMA",
        "987,'1,002',POINT",
        "149,'149,241',COMMA",
        "149,149.241,POINT",
        "7,149.241,UNSETTLED"
    })
    void aWholePriceInTheRowBeforeSaysWhatALoneMarkIs(
            String before, String price, DecimalMark mark) {
        String row = "2024-01-0%d|%s|%2$s|%2$s|%2$s|";
        assertEquals(mark, look(row.formatted(1, before), row.formatted(2, price)).mark());
    }

    @Test
    void pricesOfOtherSymbolsAreNotCompared() {
        assertEquals(
                DecimalMark.UNSETTLED,
                look(
                                "ticker," + PLAIN,
                                ';',
                                "AAA|2024-01-02|978|978|978|978|",
                                "BBB|2024-01-02|1.010|1.010|1.010|1.010|")
                        .mark());
    }

    @Test
    void numbersOfJsonHaveAPointAndTextsAmongThemLieNearThem() {
        DecimalSurvey survey = survey(PLAIN, ',');
        CsvRow row = TestRows.row("2024-01-02");
        row.addNumber("149.24");
        survey.look(row);
        assertEquals(Optional.of(DecimalMark.POINT), survey.proven());
        assertEquals("149.24", survey.witness());
        assertTrue(survey.isOpen(), "texts may come later");
        assertTrue(survey.hasOnlyNumbers());
        row.add("149,200");
        survey.look(row);
        assertFalse(survey.hasOnlyNumbers());
        assertEquals(Optional.of(DecimalMark.COMMA), survey.proven());
        assertEquals(DecimalMark.COMMA, survey.mark());
    }

    @Test
    void aWholePriceBesideItSaysWhatALoneCommaIs() {
        assertEquals(DecimalMark.COMMA, look("2024-01-02|149|149,241|148|149|1000").mark());
        assertEquals(
                DecimalMark.POINT, look("2024-01-02|149241|149,300|149,000|149250|1000").mark());
        assertEquals(
                DecimalMark.UNSETTLED, look("2024-01-02|7|149,241|149,000|149,100|100").mark());
    }

    @Test
    void volumesAndPercentagesBesideThePricesProveToo() {
        assertEquals(
                DecimalMark.COMMA,
                look("2024-01-02|149,241|149,300|149,000|149,250|1.234.567").mark());
        assertEquals(
                DecimalMark.POINT,
                look("2024-01-02|149,241|149,300|149,000|149,250|1,234,567").mark());
        DecimalSurvey change =
                look(PLAIN + ",Change %", ';', "2024-01-02|149,241|149,3|149|149|1|0,35%");
        assertEquals(DecimalMark.COMMA, change.mark());
        assertEquals(
                DecimalMark.COMMA,
                look(PLAIN + ",Turnover", ';', "2024-01-02|149,241||||1|4,79M").mark());
    }

    @Test
    void otherColumnsProveNothing() {
        assertEquals(
                Optional.empty(),
                look(PLAIN + ",Note", ';', "2024-01-02|149,241||||1|3,5").proven());
    }

    @Test
    void aDateProvesNothing() {
        assertEquals(Optional.empty(), look("31.12|149,241|149,300|149,000|149,250|").proven());
    }

    @Test
    void aGermanHeaderMakesALoneCommaADecimalOne() {
        assertEquals(
                DecimalMark.COMMA,
                look(GERMAN, ';', "2024-01-02|149,241|150,002|148,100|149,500|").mark());
        assertEquals(
                DecimalMark.UNSETTLED,
                look(GERMAN, ';', "2024-01-02|149.241|150.002|148.100|149.500|").mark(),
                "149.241 may be a thousand times as much there");
        assertEquals(
                DecimalMark.POINT,
                look(GERMAN, ';', "2024-01-02|149.24|150.00|148.10|149.50|").mark(),
                "numbers prove more than words");
    }

    @Test
    void pointedDatesMakeALoneCommaADecimalOne() {
        assertEquals(DecimalMark.COMMA, look("02.01.2024|149,241|150,002|148,100|149,500|").mark());
        assertEquals(
                DecimalMark.UNSETTLED,
                look(
                                "02.01.2024|149,241|150,002|148,100|149,500|",
                                "2024-01-03|149,241|150,002|148,100|149,500|")
                        .mark(),
                "all dates must be pointed");
    }

    @Test
    void ofBothMarksTheOneWithMoreWitnessesIsTaken() {
        String comma = "2024-01-02|10,5|10,6|10,4|10,5|100";
        String point = "2024-01-03|10.5|10|10|10|100";
        DecimalSurvey survey = look(comma, point);
        assertEquals(DecimalMark.COMMA, survey.mark());
        assertEquals(Optional.empty(), survey.proven(), "it is not proven where both are found");
        assertEquals(DecimalMark.POINT, look(point, point).mark());
        assertEquals(DecimalMark.POINT, look("2024-01-02|10,5|10.6|10|10|1").mark(), "as many");
    }

    @Test
    void betweenCommasADecimalCommaNeedsFourWitnesses() {
        String three = "2024-01-02|10,5|10,6|10,4|10|100";
        String point = "2024-01-03|10.5|10|10|10|100";
        assertEquals(DecimalMark.POINT, look(PLAIN, ',', three, point).mark());
        String four = "2024-01-02|10,5|10,6|10,4|10,5|100";
        assertEquals(DecimalMark.COMMA, look(PLAIN, ',', four, point).mark());
        assertEquals(DecimalMark.COMMA, look(PLAIN, ',', three).mark(), "nothing says otherwise");
    }

    @Test
    void rowsThatAreNoRecordsAreNotLookedAt() {
        DecimalSurvey survey = survey(PLAIN, ';');
        CsvRow broken = TestRows.row("2024-01-02", "10,5", "1", "1", "1", "1");
        broken.isBroken("not JSON");
        survey.look(broken);
        assertEquals(Optional.empty(), survey.proven());
    }

    @Test
    void samplesAreThePricesThatCanBeReadTwoWaysWithTheirTickers() {
        DecimalSurvey survey =
                look(
                        "ticker," + PLAIN,
                        ';',
                        "AAPL|2024-01-02|149,241|150|148|149|1",
                        "MSFT|2024-01-02|1|1|1|10,125|1",
                        "IBM|2024-01-02|1|1|1|2|1");
        List<DecimalSurvey.Sample> samples = survey.samples();
        assertEquals(
                List.of(
                        new DecimalSurvey.Sample("AAPL", "149,241"),
                        new DecimalSurvey.Sample("MSFT", "10,125")),
                samples);
        assertEquals("149.241", samples.getFirst().words(DecimalMark.COMMA));
        assertEquals("149241", samples.getFirst().words(DecimalMark.POINT));
        assertEquals("", look("2024-01-02|149,241|1|1|1|1").samples().getFirst().ticker());
    }

    @Test
    void fortySamplesAreEnough() {
        DecimalSurvey survey = survey(PLAIN, ';');
        for (int i = 0; i < 100; i++) {
            survey.look(TestRows.row("2024-01-02", "149," + (100 + i), "x", "x", "x", "x"));
        }
        assertEquals(40, survey.samples().size());
        assertEquals("149,100", survey.samples().getFirst().price());
    }

    @ParameterizedTest
    @CsvSource({"150,COMMA", "15.1,COMMA", "1490,COMMA", "14.9,", "150000,POINT", "4000,", "-5,"})
    void aStoredPriceSettlesWhatASampleMeansWhereOneReadingLiesWithinTenTimes(
            double stored, DecimalMark mark) {
        assertEquals(
                Optional.ofNullable(mark),
                new DecimalSurvey.Sample("", "149,241").markNear(stored));
    }

    @Test
    void aSampleThatIsNoNumberWithAMarkSaysSo() {
        assertEquals("no number", new DecimalSurvey.Sample("", "1,23").words(DecimalMark.POINT));
    }
}
