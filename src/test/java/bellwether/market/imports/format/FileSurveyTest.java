package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileSurveyTest {
    private static final String HEADER = "date;open;high;low;close\n";

    /// So many rows fill more than the sample of a file's beginning.
    private static final int MANY = 4_000;

    private int opened;

    private FileShape shape(String text, Optional<DecimalMark> stated) throws IOException {
        opened = 0;
        return new FileSurvey(2026, stated, Optional.empty())
                .of(
                        TestRows.text(text),
                        () -> {
                            opened++;
                            return TestRows.text(text);
                        });
    }

    private FileShape shape(String text) throws IOException {
        return shape(text, Optional.empty());
    }

    @Test
    void whatTheBeginningSettlesIsNotReadToItsEnd() throws IOException {
        String row = "2024-01-02;10.5;11.5;9.5;10.5\n";
        FileShape shape = shape(HEADER + row.repeat(MANY));
        assertEquals(0, opened);
        assertEquals(DecimalMark.POINT, shape.layout().decimal());
        assertEquals(Timeframe.DAY, shape.style().timeframe());
        assertFalse(shape.isUndecided());
    }

    @Test
    void theOneRowThatSettlesTheDatesMayBeTheLast() throws IOException {
        String text = HEADER + "1/2/2024;10.5;11.5;9.5;10.5\n".repeat(MANY) + "1/13/2024;1;1;1;1\n";
        assertEquals(DateOrder.MONTH_FIRST, shape(text).style().order());
        assertEquals(1, opened);
    }

    /// The order that is stated is of dates which may come behind the sample.
    @Test
    void anOrderThatIsStatedHoldsForDatesAtTheEnd() throws IOException {
        String text =
                HEADER + "2024-01-02;10.5;11.5;9.5;10.5\n".repeat(MANY) + "3/4/2024;1;1;1;1\n";
        FileSurvey survey =
                new FileSurvey(2026, Optional.empty(), Optional.of(DateOrder.DAY_FIRST));
        FileShape shape = survey.of(TestRows.text(text), () -> TestRows.text(text));
        assertEquals(DateOrder.DAY_FIRST, shape.style().order());
        String other = text.replace("3/4/2024", "4/13/2024");
        TestRows.refusal(
                "dates_contradicted",
                () -> survey.of(TestRows.text(other), () -> TestRows.text(other)));
    }

    @Test
    void theOneRowThatSettlesTheNumbersMayBeTheLast() throws IOException {
        String text = HEADER + "2024-01-02;149,241;150,000;148,000;149,500\n".repeat(MANY);
        FileShape open = shape(text);
        assertTrue(open.isUndecided());
        assertEquals(40, open.undecided().size());
        FileShape settled = shape(text + "2024-01-03;149,2;150,5;148,0;149,5\n");
        assertEquals(DecimalMark.COMMA, settled.layout().decimal());
        assertEquals(List.of(), settled.undecided());
    }

    @Test
    void aStatedMarkSettlesWhatTheRowsLeaveOpen() throws IOException {
        String text = HEADER + "2024-01-02;149,241;150,000;148,000;149,500\n";
        assertEquals(
                DecimalMark.COMMA, shape(text, Optional.of(DecimalMark.COMMA)).layout().decimal());
        assertEquals(0, opened, "nothing is open");
        assertEquals(
                DecimalMark.POINT, shape(text, Optional.of(DecimalMark.POINT)).layout().decimal());
    }

    @Test
    void aStatedMarkThatTheRowsDisproveIsRefusedWithTheNumber() {
        String text = HEADER + "2024-01-02;149.24;150.00;148.00;149.50\n";
        Refusal refusal =
                TestRows.refusal(
                        "decimal_contradicted", () -> shape(text, Optional.of(DecimalMark.COMMA)));
        assertTrue(refusal.detail().contains("stated to be a comma"), refusal.detail());
        assertTrue(refusal.detail().contains("only be read with a point"), refusal.detail());
        assertTrue(refusal.detail().contains("Nothing was stored"), refusal.detail());
    }

    @Test
    void aShapeThatIsSettledLaterSaysWhy() throws IOException {
        FileShape open = shape(HEADER + "2024-01-02;149,241;150,000;148,000;149,500\n");
        FileShape settled = open.with(DecimalMark.COMMA, "as near the stored price");
        assertFalse(settled.isUndecided());
        assertEquals(List.of("as near the stored price"), settled.notes());
        assertEquals(open.style(), settled.style());
    }

    @Test
    void jsonHasADecimalPointAndIsSurveyedForItsDates() throws IOException {
        String bar = "{\"date\":\"1/13/2024\",\"open\":1,\"high\":2,\"low\":1,\"close\":2}\n";
        FileShape shape = shape(bar.repeat(MANY));
        assertEquals(DecimalMark.POINT, shape.layout().decimal());
        assertEquals(DateOrder.MONTH_FIRST, shape.style().order());
    }

    @Test
    void anArrayThatTheSampleCutsOffIsSurveyedAllTheSame() throws IOException {
        String bar = "{\"date\":\"2024-01-02\",\"open\":1,\"high\":2,\"low\":1,\"close\":2},\n";
        String text = "[" + bar.repeat(MANY);
        FileShape shape = shape(text.substring(0, text.length() - 2) + "]");
        assertEquals(Layout.Form.OBJECTS, shape.layout().form());
        assertEquals(Timeframe.DAY, shape.style().timeframe());
    }

    @Test
    void eachTickersRowsAreSpacedByThemselves() throws IOException {
        StringBuilder text = new StringBuilder("ticker;date;open;high;low;close\n");
        for (int i = 0; i < 120; i++) {
            String time = "2024-01-02 %02d:%02d".formatted(9 + i * 5 / 60, i * 5 % 60);
            for (String ticker : new String[] {"AAPL", "MSFT"}) {
                text.append(ticker).append(';').append(time).append(";1.5;2.5;1.5;2.5\n");
            }
        }
        assertEquals(Timeframe.FIVE_MINUTES, shape(text.toString()).style().timeframe());
    }
}
