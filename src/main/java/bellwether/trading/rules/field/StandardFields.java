package bellwether.trading.rules.field;

import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the fields that every condition knows.
public final class StandardFields {
    /// The words of a pattern, from falling to rising.
    public static final List<String> SIGNS = List.of("bearish", "none", "bullish");

    /// From Monday on.
    public static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static final int LONGEST_RETURN = 1000;
    private static final String BARS = "the symbol's bars";
    private static final Pattern RETURN = Pattern.compile("return_(\\d{1,9})");
    private static final Map<String, StandardField> FIXED = fixed();
    private static final List<String> NAMES = allNames();

    private StandardFields() {}

    /// The field of this name, whatever its case.
    ///
    /// @throws IllegalArgumentException as [bellwether.trading.rules.RuleFields#find]
    public static Optional<RuleField> find(String name) {
        return standard(name).map(StandardField::field);
    }

    /// Where its values come from; nothing for a field that callers supply.
    public static Optional<FieldSource> source(String name) {
        return standard(name).map(StandardField::source);
    }

    public static List<String> names() {
        return NAMES;
    }

    private static Optional<StandardField> standard(String name) {
        StandardField known = FIXED.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        String small = name.toLowerCase(Locale.ROOT);
        Matcher change = RETURN.matcher(small);
        return small.startsWith("return_") && change.matches()
                ? Optional.of(change(Integer.parseInt(change.group(1))))
                : IndicatorFields.find(name);
    }

    private static StandardField change(int bars) {
        if (bars < 1 || bars > LONGEST_RETURN) {
            throw new IllegalArgumentException(
                    "bars must be a whole number from 1 to %d, was %d"
                            .formatted(LONGEST_RETURN, bars));
        }
        return new StandardField(
                RuleField.number(
                        "return_" + bars,
                        ValueType.PERCENT,
                        "percent",
                        "The change of the close over %d bars.".formatted(bars),
                        BARS),
                new FieldSource.Return(bars));
    }

    private static Map<String, StandardField> fixed() {
        Map<String, StandardField> all = new LinkedHashMap<>();
        price(all, "open", "The first price of the bar.", FieldSource.BarColumn.OPEN);
        price(all, "high", "The highest price of the bar.", FieldSource.BarColumn.HIGH);
        price(all, "low", "The lowest price of the bar.", FieldSource.BarColumn.LOW);
        price(all, "close", "The last price of the bar.", FieldSource.BarColumn.CLOSE);
        price(
                all,
                "year_high",
                "The highest high of the 52 weeks up to the bar.",
                FieldSource.Derived.YEAR_HIGH);
        price(
                all,
                "year_low",
                "The lowest low of the 52 weeks up to the bar.",
                FieldSource.Derived.YEAR_LOW);
        volumes(all);
        days(all);
        patterns(all);
        return all;
    }

    private static void volumes(Map<String, StandardField> all) {
        RuleField volume =
                RuleField.number(
                                "volume",
                                ValueType.NUMBER,
                                "shares",
                                "The shares traded on the bar.",
                                BARS)
                        .scaled(-1);
        RuleField money =
                RuleField.number(
                        "dollar_volume",
                        ValueType.NUMBER,
                        "the unit of the prices",
                        "The close times the shares traded on the bar.",
                        BARS);
        put(all, volume, FieldSource.BarColumn.VOLUME);
        put(all, money, FieldSource.Derived.DOLLAR_VOLUME);
    }

    private static void days(Map<String, StandardField> all) {
        String date = "the bar's date";
        put(
                all,
                RuleField.words("weekday", WEEKDAYS, false, "The weekday of the bar.", date),
                FieldSource.Derived.WEEKDAY);
        put(
                all,
                RuleField.flag("month_begins", "Whether the bar is the first of its month.", date),
                FieldSource.Derived.MONTH_BEGINS);
    }

    private static void price(
            Map<String, StandardField> all, String name, String meaning, FieldSource source) {
        put(all, RuleField.number(name, ValueType.PRICE, "price", meaning, BARS), source);
    }

    private static void patterns(Map<String, StandardField> all) {
        for (CandlePattern pattern : CandlePattern.values()) {
            put(
                    all,
                    pattern(pattern.name(), pattern.meaning(), "TA-Lib " + pattern.taLibName()),
                    new FieldSource.Candle(pattern));
        }
        for (ChartPattern.Kind kind : ChartPattern.Kind.values()) {
            put(
                    all,
                    pattern(kind.name(), kind.meaning(), "the catalogue's chart patterns"),
                    new FieldSource.Chart(kind));
        }
    }

    private static RuleField pattern(String name, String meaning, String source) {
        return RuleField.words(name.toLowerCase(Locale.ROOT), SIGNS, false, meaning, source);
    }

    private static void put(Map<String, StandardField> all, RuleField field, FieldSource source) {
        if (all.put(field.name(), new StandardField(field, source)) != null) {
            throw new IllegalStateException("two fields are called " + field.name());
        }
    }

    private static List<String> allNames() {
        List<String> names = new ArrayList<>(FIXED.keySet());
        names.addAll(List.of("return_1", "return_5", "return_20", "return_60", "return_250"));
        for (Indicator indicator : Indicators.all()) {
            String id = indicator.id(indicator.defaults());
            String dated = indicator.inputs().contains(Input.ANCHOR) ? id + "_2024-01-02" : id;
            for (String output : indicator.outputs()) {
                names.add(indicator.outputs().size() == 1 ? dated : dated + "." + output);
            }
        }
        return List.copyOf(names);
    }
}
