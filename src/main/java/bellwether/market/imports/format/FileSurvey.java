package bellwether.market.imports.format;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out how a file is built: from its beginning, and from all of its rows where that leaves
/// the form of its dates or of its numbers open.
public final class FileSurvey {
    private static final int SAMPLE = 64 * 1024;

    /// Rows of the beginning that are looked at for their numbers.
    private static final int ROWS_OF_SAMPLE = 300;

    private final int latestYear;
    private final Optional<DecimalMark> stated;
    private final Optional<DateOrder> order;

    /// Opens the text at its beginning.
    @FunctionalInterface
    public interface Whole {
        BufferedReader open() throws IOException;
    }

    /// Looks at the first rows.
    @FunctionalInterface
    private interface Rows {
        void look(PriceTable table) throws IOException;
    }

    /// What is looked at in the rows.
    private record Look(DateSurvey dates, DecimalSurvey decimals) {
        boolean isOpen(Layout layout, Optional<DecimalMark> stated) {
            boolean numbers =
                    layout.decimal() == DecimalMark.UNSETTLED
                            && (stated.isEmpty() || decimals.hasOnlyNumbers());
            return dates.isOpen() || (numbers && decimals.isOpen());
        }
    }

    /// @param latestYear that is not in the future
    /// @param stated how the caller says that numbers are written
    /// @param order what the caller says that dates begin with
    public FileSurvey(int latestYear, Optional<DecimalMark> stated, Optional<DateOrder> order) {
        this.latestYear = latestYear;
        this.stated = stated;
        this.order = order;
    }

    /// Looks at a text, of which nothing is read afterwards unless `whole` opens it.
    ///
    /// @param whole the same text, of which nothing is read yet
    /// @throws Refusal when it is not understood
    public FileShape of(BufferedReader text, Whole whole) throws IOException {
        Layout sniffed = new Sniffer(latestYear).layout(text);
        String beginning = beginning(text);
        List<List<String>> cells = new ArrayList<>();
        sample(sniffed, beginning, table -> cells(table, cells));
        Layout layout =
                sniffed.with(new ColumnEvidence(sniffed.columns(), latestYear, cells).columns());
        Look first = look(layout);
        sample(layout, beginning, table -> rows(layout, table, first, ROWS_OF_SAMPLE));
        return shape(layout, first.isOpen(layout, stated) ? all(layout, whole) : first);
    }

    private Look all(Layout layout, Whole whole) throws IOException {
        Look look = look(layout);
        try (BufferedReader all = whole.open();
                PriceTable table = layout.table(all)) {
            rows(layout, table, look, Integer.MAX_VALUE);
        }
        return look;
    }

    private Look look(Layout layout) {
        return new Look(
                new DateSurvey(latestYear, order),
                new DecimalSurvey(layout.columns(), layout.separator()));
    }

    private FileShape shape(Layout layout, Look look) {
        if (layout.decimal() != DecimalMark.UNSETTLED) {
            return new FileShape(layout, look.dates().style(), List.of(), List.of());
        }
        requireNoContradiction(look.decimals());
        DecimalMark mark = stated.orElseGet(look.decimals()::mark);
        return new FileShape(
                layout.with(mark),
                look.dates().style(),
                mark == DecimalMark.UNSETTLED ? look.decimals().samples() : List.of(),
                List.of());
    }

    private void requireNoContradiction(DecimalSurvey decimals) {
        Optional<DecimalMark> proven = decimals.proven();
        if (stated.isPresent() && proven.isPresent() && !stated.equals(proven)) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "decimal_contradicted",
                    "Its decimal mark was stated to be a %s, but %s can only be read with a %s. Nothing was stored; leave the decimal mark out."
                            .formatted(
                                    stated.get().label(),
                                    Rejection.shown(decimals.witness()),
                                    proven.get().label()));
        }
    }

    /// The first lines of a text, which can be read from there afterwards.
    private static String beginning(BufferedReader text) throws IOException {
        String read = Sniffer.sample(text);
        int whole = read.length();
        while (whole > 0 && read.length() == SAMPLE && !isEnd(read.charAt(whole - 1))) {
            whole--;
        }
        return whole == 0 ? read : read.substring(0, whole);
    }

    private static boolean isEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static void sample(Layout layout, String beginning, Rows rows) throws IOException {
        try (BufferedReader lines =
                        new BufferedReader(new EndMarkingReader(new StringReader(beginning)));
                PriceTable table = layout.table(lines)) {
            rows.look(table);
        } catch (Refusal cut) {
            // an array of JSON that the sample cuts off; the survey has what it needs
            return;
        }
    }

    private static void cells(PriceTable table, List<List<String>> cells) throws IOException {
        while (table.hasNext() && cells.size() < ROWS_OF_SAMPLE) {
            CsvRow row = table.next();
            List<String> one = new ArrayList<>();
            for (int field = 0; field < row.fields(); field++) {
                one.add(row.field(field));
            }
            cells.add(one);
        }
    }

    private static void rows(Layout layout, PriceTable table, Look look, int mostNumbers)
            throws IOException {
        PriceColumns columns = layout.columns();
        boolean numbers = layout.decimal() == DecimalMark.UNSETTLED;
        int date = columns.place(PriceColumn.DATE);
        int ticker = columns.place(PriceColumn.TICKER);
        for (int rows = 0; table.hasNext(); rows++) {
            CsvRow row = table.next();
            if (date < row.fields()) {
                boolean named = ticker >= 0 && ticker < row.fields();
                look.dates()
                        .look(
                                DateParser.cell(row, columns),
                                named ? row.field(ticker) : "",
                                row.line());
            }
            if (numbers && rows < mostNumbers) {
                look.decimals().look(row);
            }
        }
    }
}
