package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import java.io.BufferedReader;
import java.io.CharArrayReader;
import java.io.IOException;

/// Reads rows only for their dates.
public final class DateSurveyor {
    private static final int SAMPLE = 64 * 1024;

    private DateSurveyor() {}

    /// Surveys the beginning of a text, which can be read from there afterwards.
    public static DateSurvey sample(Layout layout, BufferedReader text, int latestYear)
            throws IOException {
        text.mark(SAMPLE + 1);
        char[] read = new char[SAMPLE];
        int size = 0;
        for (int more = 0; more >= 0 && size < SAMPLE; size += Math.max(0, more)) {
            more = text.read(read, size, SAMPLE - size);
        }
        text.reset();
        int whole = size;
        while (whole > 0 && size == SAMPLE && read[whole - 1] != '\n' && read[whole - 1] != '\r') {
            whole--;
        }
        CharArrayReader sample = new CharArrayReader(read, 0, whole == 0 ? size : whole);
        DateSurvey survey = new DateSurvey(latestYear);
        try (BufferedReader lines = new BufferedReader(new EndMarkingReader(sample));
                PriceTable table = layout.table(lines)) {
            look(layout, table, survey);
        } catch (Refusal cut) {
            // an array of JSON that the sample cuts off; the survey has what it needs
            return survey;
        }
        return survey;
    }

    public static DateSurvey whole(Layout layout, PriceTable table, int latestYear)
            throws IOException {
        DateSurvey survey = new DateSurvey(latestYear);
        look(layout, table, survey);
        return survey;
    }

    private static void look(Layout layout, PriceTable table, DateSurvey survey)
            throws IOException {
        PriceColumns columns = layout.columns();
        int date = columns.place(PriceColumn.DATE);
        while (table.hasNext()) {
            CsvRow row = table.next();
            if (date < row.fields()) {
                survey.look(DateParser.cell(row, columns), row.line());
            }
        }
    }
}
