package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Prices, volumes, splits and dividends of one row.
final class PriceReaderTest {
    private static final Layout LAYOUT =
            TestRows.table("open,high,low,close,volume,date", DecimalMark.POINT);
    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    private static Optional<Rejection> read(String... cells) {
        return new PriceReader(LAYOUT).read(TestRows.row(cells));
    }

    private static Rejection rejection(String... cells) {
        return read(cells).orElseThrow();
    }

    private static Bars bars(Layout layout, String... cells) {
        PriceReader prices = new PriceReader(layout);
        assertEquals(Optional.empty(), prices.read(TestRows.row(cells)));
        PendingRows pending = new PendingRows(Timeframe.DAY);
        pending.add(0, 0, false, 1);
        prices.put(pending);
        return pending.bars(new int[] {0});
    }

    @Test
    void aGoodRowIsTakenAsItIs() {
        Bars bars = bars(LAYOUT, "10.5", "11", "10.25", "10.75", "1,000");
        assertEquals(10.5, bars.open()[0]);
        assertEquals(11, bars.high()[0]);
        assertEquals(10.25, bars.low()[0]);
        assertEquals(10.75, bars.close()[0]);
        assertEquals(1_000, bars.volume()[0]);
    }

    @Test
    void wholeNumbersOfTenThousandthsAreDividedOnce() {
        Layout lean =
                new Layout(Layout.Form.TABLE, ',', 0, LAYOUT.columns(), DecimalMark.POINT, 10_000);
        Bars bars = bars(lean, "105000", "110000", "102500", "107500", "7");
        assertEquals(10.25, bars.low()[0]);
        assertEquals(7, bars.volume()[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|BLANK|high is blank",
                "n/a|BLANK|high is not known: \"n/a\"",
                "NaN|BLANK|high is not known: \"NaN\"",
                "--|BLANK|high is not known: \"--\"",
                "0|NOT_POSITIVE|high must be above 0, was \"0\"",
                "-5|NOT_POSITIVE|high must be above 0, was \"-5\"",
                "x|BAD_NUMBER|high is not a number: \"x\"",
                "12,34|BAD_NUMBER|high is not a number: \"12,34\"",
                "inf|NOT_FINITE|high is not finite: \"inf\"",
                "-Infinity|NOT_FINITE|high is not finite: \"-Infinity\"",
                "1e400|NOT_FINITE|high is not finite: \"1e400\"",
                "1e-13|PRICE_OUT_OF_RANGE|high must be from 1e-12 to 1e15, was \"1e-13\"",
                "1.1e15|PRICE_OUT_OF_RANGE|high must be from 1e-12 to 1e15, was \"1.1e15\"",
            })
    void whatIsWrongWithAPriceIsSaid(String cell, RejectReason reason, String detail) {
        assertEquals(new Rejection(reason, detail), rejection("10", cell, "10", "10", "1"));
    }

    @Test
    void theBoundsThemselvesArePrices() {
        assertEquals(Optional.empty(), read("1e-12", "1e15", "1e-12", "1e15", "0"));
        assertEquals(Optional.empty(), read("1", "1", "1", "1", "1e18"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "null", "N/A", "nan", "#N/A"})
    void aVolumeThatIsNotKnownIsNoReasonToRefuseThePrices(String cell) {
        assertTrue(Double.isNaN(bars(LAYOUT, "1", "1", "1", "1", cell).volume()[0]));
    }

    @Test
    void aRowThatEndsBeforeItsVolumeHasNone() {
        assertTrue(Double.isNaN(bars(LAYOUT, "1", "1", "1", "1").volume()[0]));
        Layout none = TestRows.table("open,high,low,close,date", DecimalMark.POINT);
        assertTrue(Double.isNaN(bars(none, "1", "1", "1", "1", "2024-01-02").volume()[0]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-2|NEGATIVE_VOLUME",
                "1.1e18|VOLUME_OUT_OF_RANGE",
                "many|BAD_NUMBER",
                "inf|NOT_FINITE",
            })
    void aVolumeThatIsNoneIsRefused(String cell, RejectReason reason) {
        assertEquals(reason, rejection("1", "1", "1", "1", cell).reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|9|8|8.5|HIGH_TOO_LOW|high 9 is below open 10",
                "8.5|9|8|10|HIGH_TOO_LOW|high 9 is below close 10",
                "8|9|11|8|HIGH_TOO_LOW|high 9 is below low 11",
                "8|11|9|10|LOW_TOO_HIGH|low 9 is above open 8",
                "10|11|9|8|LOW_TOO_HIGH|low 9 is above close 8",
            })
    void pricesThatContradictEachOtherAreShown(
            String o, String h, String l, String c, RejectReason reason, String detail) {
        assertEquals(new Rejection(reason, detail), rejection(o, h, l, c, "1"));
    }

    @Test
    void aPriceIsSaidToBeWrongBeforeTheVolumeIs() {
        assertEquals(RejectReason.NOT_POSITIVE, rejection("1", "1", "0", "1", "-2").reason());
        assertEquals(RejectReason.NEGATIVE_VOLUME, rejection("9", "1", "1", "1", "-2").reason());
    }

    private static ActionReader actionReader(DecimalMark mark) {
        return new ActionReader(
                TestRows.columns("date,open,high,low,close,split_ratio,dividend"), mark);
    }

    private static List<CorporateAction> actions(String split, String dividend) {
        return actions(split, dividend, DecimalMark.POINT);
    }

    private static List<CorporateAction> actions(String split, String dividend, DecimalMark mark) {
        ActionReader reader = actionReader(mark);
        assertEquals(
                Optional.empty(),
                reader.read(TestRows.row("", "1", "1", "1", "1", split, dividend)));
        PendingRows pending = new PendingRows(Timeframe.DAY);
        pending.add(3, (int) DAY.toEpochDay(), false, 1);
        reader.put(pending, () -> DAY);
        return pending.actions(3);
    }

    @ParameterizedTest
    @CsvSource({
        "2,2,1",
        "2.0,2,1",
        "1.5,1.5,1",
        "2:1,2,1",
        "3/2,1.5,1",
        "1/15,1,15",
        "1 : 15,1,15",
        "2-for-1,2,1",
        "2for1,2,1",
        "0.5,1,2",
        "0.0667,1,15"
    })
    void aSplitIsReadInEveryWayItIsWritten(String cell, BigDecimal after, BigDecimal before) {
        assertEquals(List.of(CorporateAction.split(DAY, after, before)), actions(cell, "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1", "1.0", "1:1", "0.0", "-", "nan"})
    void noneOrOneIsNoSplit(String cell) {
        assertEquals(List.of(), actions(cell, ""));
    }

    @Test
    void aDividendIsAnAmountAboveNothing() {
        assertEquals(
                List.of(CorporateAction.dividend(DAY, new BigDecimal("0.24"))),
                actions("", "0.24"));
        assertEquals(List.of(), actions("0", "0.00"));
        assertEquals(2, actions("2", "0.24").size());
    }

    /// They were read with a decimal point: 1250, and 0,24 cost its row.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,250 | 1.25", "0,24 | 0.24", "1.250,5 | 1250.5", "3 | 3"})
    void aDividendHasTheDecimalMarkOfItsFile(String cell, BigDecimal amount) {
        assertEquals(
                List.of(CorporateAction.dividend(DAY, amount)),
                actions("1", cell, DecimalMark.COMMA));
    }

    @Test
    void aRatioHasTheDecimalMarkOfItsFile() {
        assertEquals(
                List.of(CorporateAction.split(DAY, new BigDecimal("1.5"), BigDecimal.ONE)),
                actions("1,500", "", DecimalMark.COMMA));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20000|0|split is not one: \"20000\"",
                "-2|0|split is not one: \"-2\"",
                "two|0|split is not one: \"two\"",
                "1/0|0|split is not one: \"1/0\"",
                "2|-1|dividend is not one: \"-1\"",
                "2|1e12|dividend is not one: \"1e12\"",
                "2|some|dividend is not one: \"some\"",
                "2|1e-11|dividend is not one: \"1e-11\"",
            })
    void whatIsNoActionIsRefused(String split, String dividend, String detail) {
        ActionReader reader = actionReader(DecimalMark.POINT);
        assertEquals(
                Optional.of(new Rejection(RejectReason.BAD_ACTION, detail)),
                reader.read(TestRows.row("", "1", "1", "1", "1", split, dividend)));
    }

    @Test
    void aRowThatEndsBeforeItsActionsHasNone() {
        ActionReader reader = actionReader(DecimalMark.POINT);
        assertEquals(Optional.empty(), reader.read(TestRows.row("", "1", "1", "1", "1")));
        assertFalse(PriceReader.isNothing("0"));
    }
}
