package bellwether.research.backtest.report;

import bellwether.platform.base.PrintableText;
import java.util.ArrayList;
import java.util.List;

/// Lines of at most 80 columns. Texts of others move no cursor and begin no line.
final class TextLines {
    static final int WIDTH = 80;

    private static final String GAP = "  ";

    private final StringBuilder out = new StringBuilder();

    void blank() {
        out.append('\n');
    }

    void line(String text) {
        wrapped("", text);
    }

    /// Words after a beginning; further lines are set in as far as the beginning is wide.
    void wrapped(String begin, String text) {
        String indent = " ".repeat(width(begin));
        StringBuilder line = new StringBuilder(begin);
        int used = width(begin);
        boolean empty = true;
        for (String word : words(text, WIDTH - width(begin))) {
            if (!empty && used + 1 + width(word) > WIDTH) {
                flush(line);
                line = new StringBuilder(indent);
                used = width(begin);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            used += width(word) + (empty ? 0 : 1);
            empty = false;
        }
        flush(line);
    }

    private void flush(StringBuilder line) {
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /// Words, those that are too long for a line in pieces.
    private static List<String> words(String text, int longest) {
        List<String> words = new ArrayList<>();
        for (String word : PrintableText.line(text).strip().split(" +", -1)) {
            String rest = word;
            while (width(rest) > longest) {
                int end = rest.offsetByCodePoints(0, longest);
                words.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            words.add(rest);
        }
        return words;
    }

    /// Columns: the first to the left, cut to the room that the others leave; those to the right.
    void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        int others = 0;
        for (int i = 1; i < columns; i++) {
            others += widths[i] + GAP.length();
        }
        widths[0] = Math.min(widths[0], Math.max(8, WIDTH - GAP.length() - others));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(GAP);
            String whole = PrintableText.line(row.getFirst());
            String name =
                    width(whole) <= widths[0] ? whole : PrintableText.cut(whole, widths[0] - 1);
            line.append(name).append(" ".repeat(Math.max(0, widths[0] - width(name))));
            for (int i = 1; i < columns; i++) {
                line.append(GAP)
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append(PrintableText.line(row.get(i)));
            }
            flush(line);
        }
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
