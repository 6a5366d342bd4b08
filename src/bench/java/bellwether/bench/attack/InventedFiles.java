package bellwether.bench.attack;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Price files of any size, the same each time.
final class InventedFiles {
    private static final int MINUTES_A_DAY = 390;

    private InventedFiles() {}

    /// Minute bars of one symbol, `count` of them.
    static Upload.Body minutes(int count) {
        return out -> {
            out.write(Script.bytes("datetime,open,high,low,close,volume\n"));
            LocalDate day = LocalDate.of(2004, 1, 5);
            int left = count;
            StringBuilder lines = new StringBuilder(32_768);
            while (left > 0) {
                if (traded(day)) {
                    lines.setLength(0);
                    for (int minute = 0; minute < MINUTES_A_DAY && left > 0; minute++, left--) {
                        int of = 14 * 60 + 30 + minute;
                        int price = 100 + left * 7 % 97 / 10;
                        lines.append(day).append('T');
                        two(lines, of / 60).append(':');
                        two(lines, of % 60).append(":00Z,").append(price).append(".25,");
                        lines.append(price + 1).append(".25,").append(price - 1).append(".25,");
                        lines.append(price)
                                .append(".75,")
                                .append(1_000 + left % 5_000)
                                .append('\n');
                    }
                    out.write(Script.bytes(lines.toString()));
                }
                day = day.plusDays(1);
            }
        };
    }

    private static StringBuilder two(StringBuilder lines, int number) {
        return (number < 10 ? lines.append('0') : lines).append(number);
    }

    /// Daily bars of many symbols in one file: `PREFIX0`, `PREFIX1` and on.
    static Upload.Body market(String prefix, int symbols, int days) {
        List<String> tails = tails(days);
        return out -> {
            out.write(Script.bytes("ticker,date,open,high,low,close,volume\n"));
            for (int symbol = 0; symbol < symbols; symbol++) {
                String ticker = prefix + symbol + ",";
                out.write(Script.bytes(ticker + String.join(ticker, tails)));
            }
        };
    }

    /// A hundred days of each of these, up to a month before today, as the played vendor has them.
    static Upload.Body stale(List<String> tickers) {
        LocalDate end = LocalDate.now(ZoneOffset.UTC).minusDays(30);
        return out -> {
            out.write(Script.bytes("ticker,date,open,high,low,close,volume\n"));
            for (String ticker : tickers) {
                for (LocalDate day = end.minusDays(140); day.isBefore(end); day = day.plusDays(1)) {
                    if (traded(day)) {
                        out.write(Script.bytes(ticker + "," + row(day) + "\n"));
                    }
                }
            }
        };
    }

    /// One day's prices, the same of every symbol.
    static String row(LocalDate day) {
        long i = day.toEpochDay() % 17;
        return "%s,%d.25,%d.5,%d.1,%d.75,%d"
                .formatted(day, 100 + i, 103 + i, 99 + i, 101 + i, 1_000_000 + i);
    }

    static boolean traded(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// A zip with a file for each symbol, as vendors send a market.
    static Upload.Body archive(String prefix, int files, int days) {
        byte[] lines =
                Script.bytes("date,open,high,low,close,volume\n" + String.join("", tails(days)));
        return out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.BEST_SPEED);
            for (int file = 0; file < files; file++) {
                zip.putNextEntry(new ZipEntry("daily/" + prefix + file + ".csv"));
                zip.write(lines);
                zip.closeEntry();
            }
            zip.finish();
        };
    }

    private static List<String> tails(int days) {
        List<String> tails = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2015, 1, 1); tails.size() < days; day = day.plusDays(1)) {
            if (traded(day)) {
                int i = tails.size();
                tails.add(
                        "%s,%d.25,%d.5,%d.1,%d.75,%d\n"
                                .formatted(
                                        day,
                                        100 + i % 97,
                                        103 + i % 97,
                                        99 + i % 97,
                                        101 + i % 97,
                                        1_000_000 + i));
            }
        }
        return tails;
    }

    /// For a file whose rows differ with each call: none is packed well by a database.
    static Upload.Body varied(String prefix, int symbols, int days, long seed) {
        return out -> {
            Random random = new Random(seed);
            out.write(Script.bytes("ticker,date,open,high,low,close,volume\n"));
            for (int symbol = 0; symbol < symbols; symbol++) {
                writeVaried(out, prefix + symbol, days, random);
            }
        };
    }

    private static void writeVaried(OutputStream out, String ticker, int days, Random random)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        LocalDate day = LocalDate.of(1990, 1, 1);
        for (int i = 0; i < days; i++) {
            day = day.plusDays(1);
            int whole = 20 + random.nextInt(900);
            lines.append(ticker).append(',').append(day).append(',');
            lines.append(whole).append('.').append(1_000 + random.nextInt(9_000)).append(',');
            lines.append(whole + 1).append('.').append(1_000 + random.nextInt(9_000)).append(',');
            lines.append(whole - 1).append('.').append(1_000 + random.nextInt(9_000)).append(',');
            lines.append(whole).append('.').append(1_000 + random.nextInt(9_000)).append(',');
            lines.append(random.nextInt(1_000_000_000)).append('\n');
        }
        out.write(Script.bytes(lines.toString()));
    }
}
