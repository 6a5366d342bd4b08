package bellwether.trading.portfolio.transfer;

/// A row that is not taken.
///
/// @param line its first line in the file, from 1
/// @param column as the file calls it; empty for the row as a whole
/// @param rule that the value breaks
/// @param next what to do
public record RefusedRow(long line, String column, String value, String rule, String next) {
    private static final int LONGEST = 60;

    public RefusedRow {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }

    /// In one sentence.
    String detail() {
        String where = column.isEmpty() ? "" : ", column " + column;
        return "line %d%s %s, was \"%s\": %s".formatted(line, where, rule, value, next);
    }
}
