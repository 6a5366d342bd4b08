package bellwether.market.imports.date;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what is the matter with cells that are nearly dates.
public final class DateAdvice {
    private static final Pattern ABBREVIATION = Pattern.compile("(.*\\d)\\s*((?!AM|PM)[A-Z]{2,5})");
    private static final Pattern EXCEL_DAY = Pattern.compile("([2-7]\\d{4})(?:\\.\\d+)?");
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,2}");
    private static final LocalDate EXCEL_BEGIN = LocalDate.of(1899, 12, 30);

    private final DateFormats forms;

    public DateAdvice(DateFormats forms) {
        this.forms = forms;
    }

    /// What may be the matter with a cell that is no date; empty when it is like no known mistake.
    public String of(String cell) {
        Matcher excel = EXCEL_DAY.matcher(cell);
        if (excel.matches()) {
            return "; as Excel counts days it is %s: format the column as a date there and save the file again"
                    .formatted(EXCEL_BEGIN.plusDays(Integer.parseInt(excel.group(1))));
        }
        if (ROUNDED.matcher(cell).matches()) {
            return "; the program that saved it rounded it: save such numbers without an exponent";
        }
        Matcher zoned = ABBREVIATION.matcher(cell);
        return zoned.matches() && forms.of(zoned.group(1)).isPresent()
                ? "; the zone %s in it is not read, as such abbreviations can mean several: leave it out of the file and name the zone with --zone=Europe/Berlin (zone= over HTTP)"
                        .formatted(zoned.group(2))
                : "";
    }
}
