package bellwether.market.imports.date;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other spellings of dates and times, written as the common one: `2024年1月8日`, `8. Mai 2024`,
/// `09h30` and `12-AM`.
final class DateSpelling {
    private static final Pattern EXPONENT = Pattern.compile("\\d\\.(\\d{1,20})[eE]\\+?(\\d{1,2})");
    private static final Pattern FRENCH =
            Pattern.compile("(\\d{1,2})\\s?[hH]\\s?(\\d{2})?(?:mn|min)?");
    private static final Pattern HALF_DAY =
            Pattern.compile("^(\\d{1,2})[- ]?([AaPp])\\.?[Mm]\\.?$");

    /// Year, month and day by their signs, or with spaces, as Korean files have them.
    private static final Pattern EASTERN =
            Pattern.compile(
                    "(\\d{4})\\s?(?:[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]|([./-]) (\\d{1,2})\\4 (\\d{1,2})\\.?)((?: .*)?)");

    /// The day of the week before a date, in English, German, French or Spanish, which says nothing
    /// more.
    private static final Pattern WEEKDAY =
            Pattern.compile(
                    "(?iu)(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
                            + "|mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
                            + "|lun|mar|mer|jeu|ven|sam|dim|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
                            + "|mié|jue|vie|sáb|dom|lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
                            + "[.,]{0,2}\\s+");

    private static final Pattern MONTH =
            Pattern.compile("(\\d{1,2})\\.?[-/ ]?(\\p{L}{3,})\\.?[-/ ,]*(\\d{4}|\\d{2})(.*)");

    /// English names by the first letters of others.
    private static final Map<String, String> MONTHS =
            Map.ofEntries(
                    Map.entry("ene", "Jan"),
                    Map.entry("gen", "Jan"),
                    Map.entry("sty", "Jan"),
                    Map.entry("fév", "Feb"),
                    Map.entry("fev", "Feb"),
                    Map.entry("lut", "Feb"),
                    Map.entry("mär", "Mar"),
                    Map.entry("mrt", "Mar"),
                    Map.entry("maa", "Mar"),
                    Map.entry("abr", "Apr"),
                    Map.entry("avr", "Apr"),
                    Map.entry("kwi", "Apr"),
                    Map.entry("mai", "May"),
                    Map.entry("mag", "May"),
                    Map.entry("maj", "May"),
                    Map.entry("mei", "May"),
                    Map.entry("juin", "Jun"),
                    Map.entry("giu", "Jun"),
                    Map.entry("cze", "Jun"),
                    Map.entry("juil", "Jul"),
                    Map.entry("lug", "Jul"),
                    Map.entry("lip", "Jul"),
                    Map.entry("ago", "Aug"),
                    Map.entry("aoû", "Aug"),
                    Map.entry("aou", "Aug"),
                    Map.entry("sie", "Aug"),
                    Map.entry("set", "Sep"),
                    Map.entry("wrz", "Sep"),
                    Map.entry("okt", "Oct"),
                    Map.entry("out", "Oct"),
                    Map.entry("ott", "Oct"),
                    Map.entry("paź", "Oct"),
                    Map.entry("lis", "Nov"),
                    Map.entry("dez", "Dec"),
                    Map.entry("dic", "Dec"),
                    Map.entry("déc", "Dec"),
                    Map.entry("gru", "Dec"));

    private DateSpelling() {}

    /// The cell as the common forms have it; as it is when no other spelling fits.
    static String common(String cell) {
        Matcher weekday = WEEKDAY.matcher(cell);
        if (weekday.lookingAt()) {
            return common(cell.substring(weekday.end()));
        }
        Matcher exponent = EXPONENT.matcher(cell);
        if (exponent.matches()) {
            return seconds(cell, exponent);
        }
        Matcher eastern = EASTERN.matcher(cell);
        if (eastern.matches()) {
            int month = eastern.group(2) == null ? 5 : 2;
            return "%s-%s-%s%s"
                    .formatted(
                            eastern.group(1),
                            eastern.group(month),
                            eastern.group(month + 1),
                            eastern.group(7));
        }
        Matcher month = MONTH.matcher(cell);
        return month.matches() ? named(month) : cell;
    }

    /// Seconds such as `1.719772200e+09` without the exponent; as they are when they were rounded.
    private static String seconds(String cell, Matcher exponent) {
        return exponent.group(1).length() >= Integer.parseInt(exponent.group(2))
                ? new BigDecimal(cell).toBigInteger().toString()
                : cell;
    }

    private static String named(Matcher month) {
        String name = month.group(2).toLowerCase(Locale.ROOT);
        String english =
                MONTHS.getOrDefault(
                        name.substring(0, 3),
                        name.length() < 4 ? name : MONTHS.getOrDefault(name.substring(0, 4), name));
        return "%s %s %s%s".formatted(month.group(1), english, month.group(3), month.group(4));
    }

    /// `09h30` as `09:30`, and CryptoDataDownload's `12-AM` as `12:00 AM`.
    static String colons(String time) {
        Matcher french = FRENCH.matcher(time);
        if (french.matches()) {
            return french.group(1) + ":" + Objects.requireNonNullElse(french.group(2), "00");
        }
        return HALF_DAY.matcher(time).replaceFirst("$1:00 $2M");
    }
}
