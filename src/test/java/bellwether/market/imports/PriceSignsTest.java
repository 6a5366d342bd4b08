package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Currencies that stand beside the prices, and those that are on record; years of two digits.
final class PriceSignsTest extends MarketTestCase {
    private static ImportReport rows(String ticker, String day, String price) {
        return importText(
                ticker,
                "Date;Open;High;Low;Close\n%s;%s;%s;%s;%s\n"
                        .formatted(day, price, price, price, price));
    }

    private static String currency(String ticker) {
        return String.valueOf(market.symbols().find(new Ticker(ticker)).orElseThrow().currency());
    }

    @Test
    void poundsAreNotTakenForPence() {
        ImportReport report = rows("ZSA.L", "2024-01-08", "£0.70");
        assertEquals("GBP", currency("ZSA.L"));
        assertTrue(
                report.notes().toString().contains("The prices of ZSA.L are in GBP"),
                report.notes().toString());
        rows("ZSB.L", "2024-01-08", "70.5");
        ImportReport mixed = rows("ZSB.L", "2024-01-09", "£0.70");
        assertEquals(Map.of(RejectReason.OTHER_CURRENCY, 1L), mixed.counts().rejectedByReason());
        assertArrayEquals(new double[] {70.5}, bars("ZSB.L").close());
    }

    @Test
    void aWordBehindThePriceIsHeardAndASharedSignOnlyWhereItIsNoneOfItsOwn() {
        rows("ZSC.L", "2024-01-08", "187,30 EUR");
        assertEquals("EUR", currency("ZSC.L"));
        rows("ZSD.DE", "2024-01-08", "$187.30");
        assertEquals("USD", currency("ZSD.DE"));
        for (String usual :
                List.of("ZSE.DE|187,30 €", "ZSF|$187.30", "ZSG.AX|$187.30", "ZSH-USD|€187.30")) {
            int bar = usual.indexOf('|');
            ImportReport report =
                    rows(usual.substring(0, bar), "2024-01-08", usual.substring(bar + 1));
            assertEquals(1, report.counts().accepted(), usual);
            assertFalse(report.notes().toString().contains("as the file says"), usual);
        }
    }

    @Test
    void whatIsOnRecordIsSaidWhereAFileSaysNothing() {
        rows("ZSI.L", "2024-01-08", "£0.70");
        String notes = rows("ZSI.L", "2024-01-09", "70.5").notes().toString();
        assertTrue(notes.contains("those of ZSI.L were taken for GBP"), notes);
        String said = rows("ZSI.L", "2024-01-10", "£0.71").notes().toString();
        assertFalse(said.contains("does not say"), said);
        assertEquals(0, rows("ZSJ.L", "2024-01-08", "70.5").notes().size());
    }

    @Test
    void aYearOfTwoDigitsInFrontIsAskedFor() {
        String rows =
                "日付,始値,高値,安値,終値\n24/03/01,10,12,9,11\n24/03/04,10,12,9,11\n24/03/05,10,12,9,11\n";
        Refusal refusal = assertThrows(Refusal.class, () -> importText("ZSK.T", rows));
        assertEquals("ambiguous_years", refusal.code());
        assertTrue(refusal.detail().contains("seems to begin with its year"), refusal.detail());
        importText("ZSK.T", rows.replaceAll("24/(\\d\\d)/(\\d\\d)", "$2.$1.24"));
        assertEquals(3, bars("ZSK.T").size());
    }
}
