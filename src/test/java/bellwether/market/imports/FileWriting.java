package bellwether.market.imports;

import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// How a generated file is written: layout, numbers, dates and clock, each chosen by chance.
final class FileWriting {
    private enum Part {
        TICKER(0),
        DATE(1),
        OPEN(2),
        HIGH(3),
        LOW(4),
        CLOSE(5),
        VOLUME(6);

        private final int place;

        Part(int place) {
            this.place = place;
        }
    }

    private enum Clock {
        /// Dates and times of the exchange, which nothing says.
        EXCHANGE,
        /// The zone goes with the file.
        STATED,
        /// Each cell ends in its offset.
        OFFSET,
        /// The header says UTC.
        HEADER,
        SECONDS,
        MILLISECONDS,
        MICROSECONDS
    }

    private static final List<List<String>> HEADERS =
            List.of(
                    List.of("Ticker", "Date", "Open", "High", "Low", "Close", "Volume"),
                    List.of("symbol", "date", "open", "high", "low", "close", "volume"),
                    List.of("<TICKER>", "<DATE>", "<OPEN>", "<HIGH>", "<LOW>", "<CLOSE>", "<VOL>"),
                    List.of("Symbol", "Date", "Open", "High", "Low", "Price", "Vol."),
                    List.of("Ticker", "Datum", "Eröffn.", "Hoch", "Tief", "Zuletzt", "Vol."));

    private static final List<String> DATES =
            List.of(
                    "yyyy-MM-dd",
                    "yyyyMMdd",
                    "yyyy/MM/dd",
                    "yyyy.MM.dd",
                    "MM/dd/yyyy",
                    "dd/MM/yyyy",
                    "dd.MM.yyyy",
                    "dd-MMM-yyyy",
                    "MMM dd, yyyy");

    private static final List<String> TIMES = List.of("HH:mm", "HH:mm:ss");

    private final Random random;
    private final ZoneId exchange;
    private final Timeframe timeframe;
    private final boolean json;
    private final boolean headed;
    private final char separator;
    private final boolean comma;
    private final String thousands;
    private final boolean trimmed;
    private final boolean abbreviated;
    private final boolean volume;
    private final Clock clock;
    private final DateTimeFormatter form;
    private final List<String> names;
    private final List<Part> order;
    private final LocalTime momentOfDay;

    FileWriting(Random random, ZoneId exchange, Timeframe timeframe) {
        this.random = random;
        this.exchange = exchange;
        this.timeframe = timeframe;
        this.json = random.nextInt(6) == 0;
        this.headed = json || random.nextInt(4) > 0;
        this.separator = ",;\t|".charAt(random.nextInt(4));
        this.comma = !json && random.nextInt(3) == 0;
        this.thousands = json ? "" : List.of("", "", comma ? "." : ",", " ").get(random.nextInt(4));
        this.trimmed = random.nextBoolean();
        this.abbreviated = !json && random.nextInt(6) == 0;
        this.volume = random.nextInt(4) > 0;
        this.clock = clock();
        this.form = form();
        this.names = HEADERS.get(random.nextInt(HEADERS.size()));
        this.order = new ArrayList<>(List.of(Part.values()));
        if (headed && random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        this.momentOfDay = random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(10, 0);
    }

    private Clock clock() {
        List<Clock> possible = new ArrayList<>(List.of(Clock.values()));
        if (!timeframe.isIntraday() || json || !headed) {
            possible.remove(Clock.HEADER);
        }
        if (!timeframe.isIntraday()) {
            possible.remove(Clock.STATED);
        }
        return possible.get(random.nextInt(possible.size()));
    }

    private DateTimeFormatter form() {
        String date = DATES.get(random.nextInt(DATES.size()));
        boolean timed = timeframe.isIntraday() || clock == Clock.OFFSET;
        String time = timed ? " " + TIMES.get(random.nextInt(TIMES.size())) : "";
        String offset = clock == Clock.OFFSET ? "XXX" : "";
        return DateTimeFormatter.ofPattern(date + time + offset, Locale.ENGLISH);
    }

    boolean hasVolume() {
        return volume;
    }

    Optional<ZoneId> statedZone() {
        return clock == Clock.STATED ? Optional.of(ZoneId.of("Asia/Singapore")) : Optional.empty();
    }

    private List<Part> parts(boolean named) {
        return order.stream()
                .filter(part -> named || part != Part.TICKER)
                .filter(part -> volume || part != Part.VOLUME)
                .toList();
    }

    String header(boolean named) {
        if (json || !headed) {
            return "";
        }
        return line(
                parts(named).stream()
                        .map(part ->
                                part == Part.DATE && clock == Clock.HEADER
                                        ? "Gmt time"
                                        : names.get(part.place))
                        .toList());
    }

    String row(String ticker, GeneratedFile.Bar bar) {
        List<Part> parts = parts(!ticker.isEmpty());
        List<String> cells = parts.stream().map(part -> cell(part, ticker, bar)).toList();
        return json ? object(parts, cells) : line(cells);
    }

    private String line(List<String> cells) {
        List<String> quoted =
                cells.stream()
                        .map(cell -> cell.indexOf(separator) >= 0 ? "\"" + cell + "\"" : cell)
                        .toList();
        return String.join(String.valueOf(separator), quoted) + "\n";
    }

    private static String object(List<Part> parts, List<String> cells) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean text = parts.get(i) == Part.TICKER || !cells.get(i).matches("[0-9.]+");
            members.add(
                    "\"%s\":%s"
                            .formatted(
                                    parts.get(i).name().toLowerCase(Locale.ROOT),
                                    text || isPaddedDate(parts.get(i), cells.get(i))
                                            ? "\"" + cells.get(i) + "\""
                                            : cells.get(i)));
        }
        return "{" + String.join(",", members) + "}\n";
    }

    private static boolean isPaddedDate(Part part, String cell) {
        return part == Part.DATE && cell.contains(".");
    }

    private String cell(Part part, String ticker, GeneratedFile.Bar bar) {
        return switch (part) {
            case TICKER -> ticker;
            case DATE -> date(bar.at());
            case OPEN -> number(bar.open());
            case HIGH -> number(bar.high());
            case LOW -> number(bar.low());
            case CLOSE -> number(bar.close());
            case VOLUME -> volume((long) bar.volume());
        };
    }

    private String date(LocalDateTime at) {
        LocalDateTime meant = timeframe.isIntraday() ? at : at.with(momentOfDay);
        ZonedDateTime moment = meant.atZone(exchange);
        return switch (clock) {
            case EXCHANGE -> form.format(at);
            case STATED -> form.format(moment.withZoneSameInstant(ZoneId.of("Asia/Singapore")));
            case OFFSET -> form.format(moment);
            case HEADER -> form.format(moment.withZoneSameInstant(ZoneOffset.UTC));
            case SECONDS -> Long.toString(moment.toEpochSecond());
            case MILLISECONDS -> Long.toString(moment.toEpochSecond() * 1_000);
            case MICROSECONDS -> Long.toString(moment.toEpochSecond() * 1_000_000);
        };
    }

    private String volume(long volume) {
        return abbreviated && volume % 10_000 == 0
                ? number(
                                BigDecimal.valueOf(volume)
                                        .movePointLeft(6)
                                        .setScale(2, RoundingMode.UNNECESSARY))
                        + "M"
                : number(BigDecimal.valueOf(volume));
    }

    /// The number with its thousands and its mark.
    private String number(BigDecimal value) {
        BigDecimal shown = trimmed ? value.stripTrailingZeros() : value;
        String plain =
                shown.scale() < 0 ? shown.setScale(0).toPlainString() : shown.toPlainString();
        String[] halves = plain.split("\\.", -1);
        String whole = halves[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", thousands);
        return halves.length == 1 ? whole : whole + (comma ? "," : ".") + halves[1];
    }
}
